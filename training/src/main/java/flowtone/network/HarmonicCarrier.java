package flowtone.network;

import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
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
  private final int columns;
  private final int groups;

  /**
   * @param channels width of the conditioner's output
   */
  public HarmonicCarrier(NetworkContext context, int harmonics, int channels, int hopSamples) {
    this.context = context;
    this.tf = context.tf();
    this.harmonics = harmonics;
    this.channels = channels;
    this.hopSamples = hopSamples;
    this.columns = (int) Math.ceil(Math.sqrt(harmonics));
    this.groups = (harmonics + columns - 1) / columns;
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
    TimeRows rows = context.rows();
    Operand<TFloat32> turns = tf.expandDims(rows.fromSignal(phase, hopSamples), tf.constant(1));
    Operand<TFloat32> low = waves(turns, 1, 1, columns);
    Operand<TFloat32> high = waves(turns, 0, columns, groups);
    Operand<TFloat32> partials = partials(hops, pitch);
    Operand<TFloat32> start = rows.dropLast(rows.dropFirst(partials, 1), 1);
    Operand<TFloat32> end = rows.dropFirst(partials, ControlLayout.PITCH_CONTEXT_HOPS);
    Operand<TFloat32> mixed =
        tf.math.add(
            tf.math.mul(sum(start, low, high), tf.constant(ramp(1, -1))),
            tf.math.mul(sum(end, low, high), tf.constant(ramp(0, 1))));
    return rows.toSignal(mixed, hopSamples);
  }

  /**
   * The sum of the harmonics with amplitudes that stay, {@code cos(high) (C cos(low) + S sin(low))
   * + sin(high) (S cos(low) - C sin(low))} summed over low and high [rows, hopSamples]: harmonic
   * {@code k} is one of a few low ones turned on by one of a few high ones, so that few waves make
   * many harmonics.
   */
  private Operand<TFloat32> sum(
      Operand<TFloat32> partials, Operand<TFloat32> low, Operand<TFloat32> high) {
    Operand<TFloat32> matrix =
        tf.reshape(partials, tf.array(-1, 2 * groups, 2 * columns)); // [rows, high, low]
    Operand<TFloat32> turned = tf.train.batchMatMul(matrix, low, TFloat32.class);
    return tf.sum(tf.math.mul(turned, high), tf.constant(1));
  }

  /** Cosines, then sines, of harmonics first, first + step, ... [rows, 2 count, hopSamples]. */
  private Operand<TFloat32> waves(Operand<TFloat32> turns, int first, int step, int count) {
    float[][] numbers = new float[count][1];
    for (int i = 0; i < count; i++) {
      numbers[i][0] = (float) (2 * Math.PI * (first + i * step));
    }
    Operand<TFloat32> angle = tf.math.mul(turns, tf.constant(numbers));
    return tf.concat(List.of(tf.math.cos(angle), tf.math.sin(angle)), tf.constant(1));
  }

  /** What turns low waves into the factors of high ones, see {@link #sum}, row by row. */
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
    Operand<TFloat32> cosine = byGroup(tf.math.mul(amplitude, tf.math.cos(theta)));
    Operand<TFloat32> sine = byGroup(tf.math.neg(tf.math.mul(amplitude, tf.math.sin(theta))));
    Operand<TFloat32> ofCosines = tf.concat(List.of(cosine, sine), tf.constant(2));
    Operand<TFloat32> ofSines = tf.concat(List.of(sine, tf.math.neg(cosine)), tf.constant(2));
    return tf.reshape(
        tf.concat(List.of(ofCosines, ofSines), tf.constant(1)), tf.array(-1, 4 * groups * columns));
  }

  /** Values of all harmonics, padded with zeros to whole groups [rows, groups, columns]. */
  private Operand<TFloat32> byGroup(Operand<TFloat32> values) {
    int missing = groups * columns - harmonics;
    Operand<TFloat32> padded =
        missing == 0
            ? values
            : tf.pad(values, tf.constant(new int[][] {{0, 0}, {0, missing}}), tf.constant(0f));
    return tf.reshape(padded, tf.array(-1, groups, columns));
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

  /** From {@code start} at the beginning of a hop by {@code slope} to its end [hopSamples]. */
  private float[] ramp(float start, float slope) {
    float[] ramp = new float[hopSamples];
    for (int i = 0; i < hopSamples; i++) {
      ramp[i] = start + slope * i / hopSamples;
    }
    return ramp;
  }
}
