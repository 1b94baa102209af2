package flowtone.sourcefilter;

import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A causal filter whose impulse response moves linearly from hop to hop: {@code y_t = sum_(k >= 0)
 * g_k(t) w_(t-k)}. Each hop is the sum of the outputs of two filters that stand still, one fading
 * out, one fading in. The convolutions are partitioned overlap-save, a partition as long as a hop,
 * with Fourier transforms of two hops written as matrix products (Stockham, "High-speed convolution
 * and correlation", 1966): exact, and no sample of the future is touched.
 */
final class TimeVaryingFilter {
  private final NetworkContext context;
  private final Ops tf;
  private final int hopSamples;
  private final int taps;
  private final int partitions;
  private final int bins;

  /**
   * @param hopSamples from one impulse response to the next
   * @param taps length of the impulse responses
   */
  TimeVaryingFilter(NetworkContext context, int hopSamples, int taps) {
    this.context = context;
    this.tf = context.tf();
    this.hopSamples = hopSamples;
    this.taps = taps;
    this.partitions = (taps + hopSamples - 1) / hopSamples;
    this.bins = hopSamples + 1;
  }

  /**
   * The filtered signal.
   *
   * @param signal [batch, hops * hopSamples]
   * @param responses at the beginning of the first hop and at the end of each [(1 + hops) * batch,
   *     taps]
   * @return [batch, hops * hopSamples]
   */
  Operand<TFloat32> apply(Operand<TFloat32> signal, Operand<TFloat32> responses) {
    TimeRows rows = context.rows();
    Operand<TFloat32> hops = rows.fromSignal(signal, hopSamples); // [hops * batch, hop]
    Operand<TFloat32> all = context.memory().recallWhole(hops, partitions, hopSamples);
    Operand<TFloat32> pairs =
        tf.concat(List.of(rows.dropLast(all, 1), rows.dropFirst(all, 1)), tf.constant(1));
    // Spectra of each hop together with the one before [(partitions - 1 + hops) * batch, 2 bins]
    Operand<TFloat32> spectra = tf.linalg.matMul(pairs, tf.constant(forward(2 * hopSamples)));
    List<Operand<TFloat32>> filters = partitionSpectra(responses);
    Operand<TFloat32> out = convolved(spectra, filters, true);
    Operand<TFloat32> in = convolved(spectra, filters, false);
    return rows.toSignal(
        tf.math.add(
            tf.math.mul(out, tf.constant(HopRamp.falling(hopSamples))),
            tf.math.mul(in, tf.constant(HopRamp.rising(hopSamples)))),
        hopSamples);
  }

  /** Spectra of each partition of the responses [(1 + hops) * batch, 2 bins]. */
  private List<Operand<TFloat32>> partitionSpectra(Operand<TFloat32> responses) {
    Operand<TFloat32> transform = tf.constant(forward(hopSamples));
    List<Operand<TFloat32>> spectra = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int length = Math.min(hopSamples, taps - p * hopSamples);
      Operand<TFloat32> part =
          tf.slice(responses, tf.array(0, p * hopSamples), tf.array(-1, length));
      Operand<TFloat32> basis =
          length == hopSamples
              ? transform
              : tf.slice(transform, tf.array(0, 0), tf.array(length, -1));
      spectra.add(tf.linalg.matMul(part, basis));
    }
    return spectra;
  }

  /** Each hop filtered by the response at its beginning, or at its end [hops * batch, hop]. */
  private Operand<TFloat32> convolved(
      Operand<TFloat32> spectra, List<Operand<TFloat32>> filters, boolean atBeginning) {
    TimeRows rows = context.rows();
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      Operand<TFloat32> hops = rows.dropLast(rows.dropFirst(spectra, partitions - 1 - p), p);
      Operand<TFloat32> filter =
          atBeginning ? rows.dropLast(filters.get(p), 1) : rows.dropFirst(filters.get(p), 1);
      products.add(complexProduct(hops, filter));
    }
    return tf.linalg.matMul(tf.math.addN(products), tf.constant(backward()));
  }

  /** Products of complex numbers whose real parts stand before all imaginary ones. */
  private Operand<TFloat32> complexProduct(Operand<TFloat32> a, Operand<TFloat32> b) {
    Operand<TFloat32> aRe = part(a, 0);
    Operand<TFloat32> aIm = part(a, bins);
    Operand<TFloat32> bRe = part(b, 0);
    Operand<TFloat32> bIm = part(b, bins);
    return tf.concat(
        List.of(
            tf.math.sub(tf.math.mul(aRe, bRe), tf.math.mul(aIm, bIm)),
            tf.math.add(tf.math.mul(aRe, bIm), tf.math.mul(aIm, bRe))),
        tf.constant(1));
  }

  private Operand<TFloat32> part(Operand<TFloat32> spectra, int first) {
    return tf.slice(spectra, tf.array(0, first), tf.array(-1, bins));
  }

  /** Fourier transform of two hops, of which the first samples are given [length][2 bins]. */
  private float[][] forward(int length) {
    float[][] matrix = new float[length][2 * bins];
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < bins; k++) {
        double angle = angle(t, k);
        matrix[t][k] = (float) Math.cos(angle);
        matrix[t][bins + k] = (float) -Math.sin(angle);
      }
    }
    return matrix;
  }

  /** The second hop of the inverse transform of two [2 bins][hop]. */
  private float[][] backward() {
    float[][] matrix = new float[2 * bins][hopSamples];
    for (int k = 0; k < bins; k++) {
      double weight = (k == 0 || k == hopSamples ? 1 : 2) / (2.0 * hopSamples);
      for (int t = 0; t < hopSamples; t++) {
        double angle = angle(hopSamples + t, k);
        matrix[k][t] = (float) (weight * Math.cos(angle));
        matrix[bins + k][t] = (float) (-weight * Math.sin(angle));
      }
    }
    return matrix;
  }

  private double angle(int sample, int bin) {
    return Math.PI * ((long) sample * bin % (2 * hopSamples)) / hopSamples;
  }
}
