/** One step of training: its inputs, gradients computed in parts, and the optimiser. */
package flowtone.training.step;
