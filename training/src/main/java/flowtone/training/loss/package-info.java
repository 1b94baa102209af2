/** The terms of the training losses, as graphs. */
package flowtone.training.loss;
