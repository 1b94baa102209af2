package flowtone.kernel;

/**
 * Sine and cosine as polynomials of the distance to the nearest multiple of pi, fitted so that the
 * largest error is least. The multiple is found by rounding and taken off in three parts, of which
 * the first two have few digits, so that nothing is lost (Cody and Waite, "Software Manual for the
 * Elementary Functions", 1980): multiplications and additions alone, which the compiler turns into
 * vector instructions where {@link Math#sin} is a call for each value.
 */
public final class PolynomialSine {
  /** Largest absolute error, rounding included, for angles up to {@link #MAX_ANGLE}. */
  public static final float MAX_ERROR = 2e-7f;

  /** The largest angle, either way, that {@link #MAX_ERROR} is promised for. */
  public static final float MAX_ANGLE = 1000;

  static final float HALF_TURNS = (float) (1 / Math.PI);

  /** Added and taken off again, it leaves the nearest whole number. */
  static final float ROUNDING = 0x1.8p23f;

  static final float PI_HIGH = 3.140625f;
  static final float PI_MIDDLE = 9.67502593994140625e-4f;
  static final float PI_LOW = 1.509957990978376432e-7f;
  static final float S3 = -0.16666657f;
  static final float S5 = 8.333017e-3f;
  static final float S7 = -1.9806615e-4f;
  static final float S9 = 2.6000532e-6f;
  static final float C2 = -0.5f;
  static final float C4 = 0.04166664f;
  static final float C6 = -1.3888404e-3f;
  static final float C8 = 2.4761886e-5f;
  static final float C10 = -2.6077095e-7f;

  private PolynomialSine() {}

  /**
   * Replaces angles by their sines and writes their cosines.
   *
   * @param angles in radians; those at {@code from} up to {@code to}
   * @param cosines at the same places
   */
  public static void apply(float[] angles, float[] cosines, int from, int to) {
    for (int j = from; j < to; j++) {
      float halfTurns = angles[j] * HALF_TURNS + ROUNDING - ROUNDING;
      float x = angles[j] - halfTurns * PI_HIGH - halfTurns * PI_MIDDLE - halfTurns * PI_LOW;
      float pairs = 0.5f * halfTurns;
      float odd = pairs - (pairs + ROUNDING - ROUNDING); // 0 or half, either way
      float sign = 1 - 8 * odd * odd;
      float square = x * x;
      angles[j] = sign * (x + x * square * (S3 + square * (S5 + square * (S7 + square * S9))));
      cosines[j] =
          sign * (1 + square * (C2 + square * (C4 + square * (C6 + square * (C8 + square * C10)))));
    }
  }
}
