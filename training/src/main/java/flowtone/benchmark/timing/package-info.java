/** How fast models are: repetitions of one workload, interleaved over all models and modes. */
package flowtone.benchmark.timing;
