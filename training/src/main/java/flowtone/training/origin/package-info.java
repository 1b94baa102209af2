/** Weights that a training starts from: of a voice or of another run, laid out for its corpus. */
package flowtone.training.origin;
