/** What a cluster would gain, from measured figures. */
package flowtone.spark.plan;
