package flowtone.network;

import flowtone.tensor.Expr;

/**
 * {@code L tanh(x / L)}: what a network reads of samples where nothing may run away. Within what
 * sound of unit scale reaches it is next to x; beyond, the network's outputs no longer grow with
 * its input, of which the scale would be an exponential.
 */
public final class Saturation {
  /** L: of whitened recordings few samples are beyond half of it, and none in sustained sound. */
  private static final double LIMIT = 8;

  private Saturation() {}

  /** Of samples of any shape. */
  static Expr of(Expr samples) {
    return samples.times(1 / LIMIT).tanh().times(LIMIT);
  }

  /** Of one sample outside a graph. */
  public static float of(float sample) {
    return (float) (LIMIT * Math.tanh(sample / LIMIT));
  }
}
