/** Archives of recordings through a voice, on many machines. */
package flowtone.spark.archive;
