/** Trains one model of each family of flows on a corpus, then benchmarks them side by side. */
package flowtone.benchmark.family;
