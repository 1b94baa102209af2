package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.sourcefilter.HarmonicSum;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A sum of harmonics, {@code sum_k A_k cos(2 pi k phase + theta_k)}, whose amplitudes and phases
 * the conditioner predicts at hop rate and which move linearly in between. Partials fade out below
 * the Nyquist frequency, and all of them with the voicing.
 *
 * <p>Source of the idea: Engel et al., "DDSP", 2020 (arXiv 2001.04643).
 */
public final class HarmonicCarrier {
  /** Width of the fade below the Nyquist frequency, in cycles per sample. */
  private static final float NYQUIST_FADE = 0.02f;

  private static final double INITIAL_LOG_AMPLITUDE = -5;

  private final NetworkContext context;
  private final Ops tf;
  private final int harmonics;
  private final int channels;
  private final int hopSamples;

  /**
   * @param channels width of the conditioner's output
   */
  public HarmonicCarrier(NetworkContext context, int harmonics, int channels, int hopSamples) {
    this.context = context;
    this.tf = context.tf();
    this.harmonics = harmonics;
    this.channels = channels;
    this.hopSamples = hopSamples;
  }

  /**
   * The carrier's samples.
   *
   * @param hops conditioner output [(2 + hops) * batch, channels]
   * @param pitch cycles per sample and voicing [(2 + hops) * batch, 2]
   * @param phase cycles [batch, hops * hopSamples]
   * @return [batch, hops * hopSamples]
   */
  public Operand<TFloat32> apply(
      Operand<TFloat32> hops, Operand<TFloat32> pitch, Operand<TFloat32> phase) {
    NetworkContext carrier = context.under("carrier");
    Operand<TFloat32> raw = carrier.dense("amplitude", hops, channels, harmonics, 0.3);
    Operand<TFloat32> theta = carrier.dense("phase", hops, channels, harmonics, 0.3);
    // log A = -softplus(-raw): at most full scale, and smooth
    Operand<TFloat32> logAmplitude =
        tf.math.neg(
            tf.math.softplus(
                tf.math.neg(tf.math.add(raw, tf.constant((float) INITIAL_LOG_AMPLITUDE)))));
    Operand<TFloat32> amplitude = tf.math.mul(tf.math.exp(logAmplitude), audible(pitch));
    TimeRows rows = context.rows();
    return new HarmonicSum(context, harmonics, hopSamples)
        .of(
            rows.dropFirst(tf.math.mul(amplitude, tf.math.cos(theta)), 1),
            rows.dropFirst(tf.math.neg(tf.math.mul(amplitude, tf.math.sin(theta))), 1),
            phase);
  }

  /**
   * The amplitude that a network's raw value means, outside a graph: {@code exp(-softplus(-(raw +
   * initial)))}, the logistic function.
   */
  public static float amplitude(float raw) {
    return (float) (1 / (1 + Math.exp(-(raw + INITIAL_LOG_AMPLITUDE))));
  }

  /**
   * How much of a partial sounds, 0..1, outside a graph.
   *
   * @param frequency of the fundamental in cycles per sample
   * @param number of the partial, 1 for the fundamental
   */
  public static float audible(float frequency, float voicing, int number) {
    float room = (0.5f - frequency * number) / NYQUIST_FADE;
    return voicing * Math.max(0, Math.min(1, room));
  }

  /** Which partials sound, 0..1 [(2 + hops) * batch, harmonics]. */
  private Operand<TFloat32> audible(Operand<TFloat32> pitch) {
    Operand<TFloat32> frequency = tf.slice(pitch, tf.array(0, 0), tf.array(-1, 1));
    Operand<TFloat32> voicing = tf.slice(pitch, tf.array(0, 1), tf.array(-1, 1));
    Operand<TFloat32> room =
        tf.math.div(
            tf.math.sub(tf.constant(0.5f), tf.math.mul(frequency, tf.constant(numbers()))),
            tf.constant(NYQUIST_FADE));
    return tf.math.mul(voicing, tf.clipByValue(room, tf.constant(0f), tf.constant(1f)));
  }

  private float[] numbers() {
    float[] numbers = new float[harmonics];
    for (int k = 0; k < harmonics; k++) {
      numbers[k] = k + 1;
    }
    return numbers;
  }
}
