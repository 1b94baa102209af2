package flowtone.network;

import flowtone.tensor.Expr;
import org.tensorflow.op.Ops;

/**
 * Values of a signal between its samples, by a sinc under a Hann window: exact to a thousandth up
 * to half the Nyquist frequency, and to some percent at 0.8 of it.
 *
 * <p>Source: Laakso et al., "Splitting the unit delay", IEEE Signal Processing Magazine, 1996.
 */
public final class FractionalDelay {
  /** Samples that a value is made of. */
  public static final int TAPS = 16;

  /** How many samples the first of them lies before the one at, or last before, the moment. */
  public static final int BEFORE = TAPS / 2 - 1;

  /** Nearer to a sample than this, the sinc would be divided by next to nothing. */
  private static final float NEAREST = 1e-4f;

  private FractionalDelay() {}

  /**
   * Weights of the samples around some moments, oldest first.
   *
   * @param fractions how far each moment lies after a sample, 0 to 1 [moments]
   * @return [TAPS, moments]
   */
  static Expr taps(Expr fractions) {
    Ops tf = fractions.tf();
    Expr inside =
        Expr.of(tf, tf.clipByValue(fractions, tf.constant(NEAREST), tf.constant(1 - NEAREST)));
    Expr distances = Expr.of(tf, tf.constant(places())).minus(inside);
    // The nearer end of half a turn: a float loses what is left of a whole one.
    Expr nearer = Expr.of(tf, tf.math.minimum(inside, inside.negated().plus(1)));
    Expr sine = Expr.of(tf, tf.math.sin(nearer.times(Math.PI))).times(tf.constant(signs()));
    Expr halfWindow = Expr.of(tf, tf.math.cos(distances.times(Math.PI / TAPS)));
    return sine.over(distances.times(Math.PI)).times(halfWindow.squared());
  }

  /** Samples from the one at, or last before, the moment [TAPS][1]. */
  private static float[][] places() {
    float[][] places = new float[TAPS][1];
    for (int tap = 0; tap < TAPS; tap++) {
      places[tap][0] = tap - BEFORE;
    }
    return places;
  }

  /** {@code sin(pi (k - fraction))} is this times {@code sin(pi fraction)} [TAPS][1]. */
  private static float[][] signs() {
    float[][] signs = new float[TAPS][1];
    for (int tap = 0; tap < TAPS; tap++) {
      signs[tap][0] = sign(tap);
    }
    return signs;
  }

  private static float sign(int tap) {
    return (tap - BEFORE) % 2 == 0 ? -1 : 1;
  }

  /**
   * The same of one moment outside a graph.
   *
   * @param out [TAPS]
   */
  public static void taps(float fraction, float[] out) {
    float inside = Math.max(NEAREST, Math.min(1 - NEAREST, fraction));
    double sine = Math.sin(Math.PI * inside);
    for (int tap = 0; tap < TAPS; tap++) {
      double distance = Math.PI * (tap - BEFORE - inside);
      double halfWindow = Math.cos(distance / TAPS);
      out[tap] = (float) (sign(tap) * sine / distance * halfWindow * halfWindow);
    }
  }
}
