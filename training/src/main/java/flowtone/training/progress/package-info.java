/** Progress of a training run: time, steps, detection of divergence, budget. */
package flowtone.training.progress;
