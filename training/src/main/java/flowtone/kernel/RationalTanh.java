package flowtone.kernel;

/**
 * The hyperbolic tangent as a ratio of polynomials, fitted so that the largest relative error is
 * least: multiplications, additions and one division, which the compiler turns into vector
 * instructions where {@link Math#tanh} is a call for each value.
 */
public final class RationalTanh {
  /** Largest absolute error, rounding included. */
  public static final float MAX_ERROR = 4e-7f;

  /** From here on the tangent is 1, but for less than the error. */
  static final float SATURATED = 9;

  static final float P0 = 1;
  static final float P1 = 0.13381031f;
  static final float P2 = 3.4955947e-3f;
  static final float P3 = 2.0609178e-5f;
  static final float P4 = 1.3354773e-8f;
  static final float Q1 = 0.46714347f;
  static final float Q2 = 2.5877008e-2f;
  static final float Q3 = 3.285645e-4f;
  static final float Q4 = 7.7766084e-7f;

  private RationalTanh() {}

  /** Replaces the values at {@code from} up to {@code to} by their tangents. */
  public static void apply(float[] values, int from, int to) {
    for (int j = from; j < to; j++) {
      float x = Math.max(-SATURATED, Math.min(SATURATED, values[j]));
      float square = x * x;
      values[j] =
          x
              * (P0 + square * (P1 + square * (P2 + square * (P3 + square * P4))))
              / (1 + square * (Q1 + square * (Q2 + square * (Q3 + square * Q4))));
    }
  }
}
