package flowtone.training.step;

/** Number format of the factors of matrix products in training; everything else is 32-bit. */
public enum Precision {
  FLOAT32,
  /** Brain floats, eight bits of mantissa: faster where the processor multiplies them natively. */
  BFLOAT16
}
