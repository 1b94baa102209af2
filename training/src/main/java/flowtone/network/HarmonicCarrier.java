package flowtone.network;

import java.util.List;
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
    Operand<TFloat32> partials = partials(hops, pitch);
    TimeRows rows = context.rows();
    // [hops * batch, 2 harmonics, 2]: the amplitudes a hop starts from and those it reaches
    Operand<TFloat32> ends =
        tf.stack(
            List.of(rows.dropLast(rows.dropFirst(partials, 1), 1), rows.dropFirst(partials, 2)),
            org.tensorflow.op.core.Stack.axis(2L));
    Operand<TFloat32> sums = tf.train.batchMatMul(basis(phase), ends, TFloat32.class);
    Operand<TFloat32> mixed = tf.sum(tf.math.mul(sums, tf.constant(ramp())), tf.constant(2));
    return rows.toSignal(mixed, hopSamples);
  }

  /** Cosine and sine amplitudes [(2 + hops) * batch, 2 harmonics]. */
  private Operand<TFloat32> partials(Operand<TFloat32> hops, Operand<TFloat32> pitch) {
    NetworkContext carrier = context.under("carrier");
    Operand<TFloat32> raw = carrier.dense("amplitude", hops, channels, harmonics, 0.3);
    Operand<TFloat32> theta = carrier.dense("phase", hops, channels, harmonics, 0.3);
    // log A = -softplus(-raw): at most full scale, and smooth
    Operand<TFloat32> logAmplitude =
        tf.math.neg(
            tf.math.softplus(
                tf.math.neg(tf.math.add(raw, tf.constant((float) INITIAL_LOG_AMPLITUDE)))));
    Operand<TFloat32> amplitude = tf.math.mul(tf.math.exp(logAmplitude), audible(pitch));
    return tf.concat(
        List.of(
            tf.math.mul(amplitude, tf.math.cos(theta)),
            tf.math.neg(tf.math.mul(amplitude, tf.math.sin(theta)))),
        tf.constant(1));
  }

  /** Which partials sound, 0..1 [(2 + hops) * batch, harmonics]. */
  private Operand<TFloat32> audible(Operand<TFloat32> pitch) {
    Operand<TFloat32> frequency = tf.slice(pitch, tf.array(0, 0), tf.array(-1, 1));
    Operand<TFloat32> voicing = tf.slice(pitch, tf.array(0, 1), tf.array(-1, 1));
    Operand<TFloat32> room =
        tf.math.div(
            tf.math.sub(tf.constant(0.5f), tf.math.mul(frequency, tf.constant(numbers(1)))),
            tf.constant(NYQUIST_FADE));
    return tf.math.mul(voicing, tf.clipByValue(room, tf.constant(0f), tf.constant(1f)));
  }

  /** Cosines, then sines, of every harmonic [hops * batch, hopSamples, 2 harmonics]. */
  private Operand<TFloat32> basis(Operand<TFloat32> phase) {
    Operand<TFloat32> byHop = context.rows().fromSignal(phase, hopSamples);
    Operand<TFloat32> angle =
        tf.math.mul(tf.expandDims(byHop, tf.constant(2)), tf.constant(numbers(2 * Math.PI)));
    return tf.concat(List.of(tf.math.cos(angle), tf.math.sin(angle)), tf.constant(2));
  }

  private float[] numbers(double scale) {
    float[] numbers = new float[harmonics];
    for (int k = 0; k < harmonics; k++) {
      numbers[k] = (float) (scale * (k + 1));
    }
    return numbers;
  }

  /** How much of the start and of the end of a hop each of its samples has [hopSamples][2]. */
  private float[][] ramp() {
    float[][] ramp = new float[hopSamples][2];
    for (int i = 0; i < hopSamples; i++) {
      ramp[i][1] = i / (float) hopSamples;
      ramp[i][0] = 1 - ramp[i][1];
    }
    return ramp;
  }
}
