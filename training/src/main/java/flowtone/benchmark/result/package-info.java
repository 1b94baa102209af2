/** What a benchmark found: its rows, ratios, conditions and method, as they are written as JSON. */
package flowtone.benchmark.result;
