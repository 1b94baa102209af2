/** The commands of {@code flowtone spark}: options and printing. */
package flowtone.spark.command;
