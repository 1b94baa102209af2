/** A benchmark's results for people: a page, and a table for the terminal. */
package flowtone.benchmark.report;
