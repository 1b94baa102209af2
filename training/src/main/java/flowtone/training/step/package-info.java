/** One training step: inputs, the gradient over parts of a batch, and the optimiser. */
package flowtone.training.step;
