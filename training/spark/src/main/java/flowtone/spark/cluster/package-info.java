/** A cluster and the files that all its machines reach; nothing of sound. */
package flowtone.spark.cluster;
