/** Arithmetic on TensorFlow operands that reads like the formulas it computes. */
package flowtone.tensor;
