/** Training by rounds on many machines. */
package flowtone.spark.rounds;
