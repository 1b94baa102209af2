/**
 * Models of one voice that draw the same sound side by side, to be watched and heard: taking turns,
 * each on a clock of its own.
 */
package flowtone.benchmark.sampling;
