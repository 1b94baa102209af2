package flowtone.sourcefilter;

import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A sum of harmonics, {@code sum_k C_k cos(2 pi k phase) + S_k sin(2 pi k phase)}, whose amplitudes
 * are known at the ends of hops and move linearly in between.
 */
public final class HarmonicSum {
  private final NetworkContext context;
  private final Ops tf;
  private final int harmonics;
  private final int hopSamples;
  private final int columns;
  private final int groups;

  public HarmonicSum(NetworkContext context, int harmonics, int hopSamples) {
    this.context = context;
    this.tf = context.tf();
    this.harmonics = harmonics;
    this.hopSamples = hopSamples;
    this.columns = (int) Math.ceil(Math.sqrt(harmonics));
    this.groups = (harmonics + columns - 1) / columns;
  }

  /**
   * The sum's samples.
   *
   * @param cosine amplitudes of the cosines at the beginning of the first hop and at the end of
   *     each [(1 + hops) * batch, harmonics]
   * @param sine amplitudes of the sines, alike
   * @param phase cycles [batch, hops * hopSamples]
   * @return [batch, hops * hopSamples]
   */
  public Operand<TFloat32> of(
      Operand<TFloat32> cosine, Operand<TFloat32> sine, Operand<TFloat32> phase) {
    TimeRows rows = context.rows();
    Operand<TFloat32> turns = tf.expandDims(rows.fromSignal(phase, hopSamples), tf.constant(1));
    Operand<TFloat32> low = waves(turns, 1, 1, columns);
    Operand<TFloat32> high = waves(turns, 0, columns, groups);
    Operand<TFloat32> partials = partials(cosine, sine);
    Operand<TFloat32> start = rows.dropLast(partials, 1);
    Operand<TFloat32> end = rows.dropFirst(partials, 1);
    Operand<TFloat32> mixed =
        tf.math.add(
            tf.math.mul(sum(start, low, high), tf.constant(HopRamp.falling(hopSamples))),
            tf.math.mul(sum(end, low, high), tf.constant(HopRamp.rising(hopSamples))));
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
  private Operand<TFloat32> partials(Operand<TFloat32> cosine, Operand<TFloat32> sine) {
    Operand<TFloat32> c = byGroup(cosine);
    Operand<TFloat32> s = byGroup(sine);
    Operand<TFloat32> ofCosines = tf.concat(List.of(c, s), tf.constant(2));
    Operand<TFloat32> ofSines = tf.concat(List.of(s, tf.math.neg(c)), tf.constant(2));
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
}
