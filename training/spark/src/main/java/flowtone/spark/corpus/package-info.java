/** Corpora prepared by many machines, in shards. */
package flowtone.spark.corpus;
