/** What is known of a training while it runs: time, steps, divergence, and when it is to end. */
package flowtone.training.progress;
