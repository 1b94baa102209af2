/**
 * Benchmarks of flows: a voice's models over notes, or the models of one corpus over its test
 * recordings, timed side by side in one run, with likelihoods where there are test recordings.
 */
package flowtone.benchmark;
