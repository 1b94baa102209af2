package flowtone.flow;

import flowtone.tensor.Expr;

/** The density of the noise, {@code N(z; 0, 1) = exp(-z^2 / 2) / sqrt(2 pi)}. */
public final class StandardNormal {
  /** {@code log(2 pi) / 2}: what normalises the log-density of one dimension, in nats. */
  public static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private StandardNormal() {}

  /** {@code z^2 / 2 + log(2 pi) / 2} of each element, in nats; of the shape of {@code z}. */
  public static Expr negativeLogDensity(Expr z) {
    return z.squared().times(0.5).plus(HALF_LOG_TWO_PI);
  }

  /** The same outside a graph. */
  public static double negativeLogDensity(double z) {
    return 0.5 * z * z + HALF_LOG_TWO_PI;
  }
}
