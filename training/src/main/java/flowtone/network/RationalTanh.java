package flowtone.network;

/**
 * The hyperbolic tangent as a ratio of polynomials, fitted so that the largest relative error is
 * least: multiplications, additions and one division, which the compiler turns into vector
 * instructions where {@link Math#tanh} is a call for each value.
 */
final class RationalTanh {
  /** Largest absolute error, rounding included. */
  static final float MAX_ERROR = 1e-6f;

  /** From here on the tangent is 1, but for less than the error. */
  private static final float SATURATED = 7.5f;

  private static final float P0 = 0.99999988f;
  private static final float P1 = 0.12754712f;
  private static final float P2 = 2.7399865e-3f;
  private static final float P3 = 7.498081e-6f;
  private static final float P4 = -6.769081e-9f;
  private static final float Q1 = 0.46087942f;
  private static final float Q2 = 2.3034577e-2f;
  private static final float Q3 = 2.0240293e-4f;

  private RationalTanh() {}

  /** Replaces the values at {@code from} up to {@code to} by their tangents. */
  static void apply(float[] values, int from, int to) {
    for (int j = from; j < to; j++) {
      float x = Math.max(-SATURATED, Math.min(SATURATED, values[j]));
      float square = x * x;
      values[j] =
          x
              * (P0 + square * (P1 + square * (P2 + square * (P3 + square * P4))))
              / (1 + square * (Q1 + square * (Q2 + square * Q3)));
    }
  }
}
