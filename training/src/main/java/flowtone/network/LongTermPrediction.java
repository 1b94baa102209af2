package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Long-term prediction of sound that repeats: {@code sum_m sum_j b_mj x(t - L_m + j)}, j from -1 to
 * 1, at lags {@code L_m} that are {@linkplain PitchLags whole multiples of the pitch's period},
 * with gains that the network predicts once a frame from past frames alone. Lags are not whole
 * samples, so x is read {@linkplain FractionalDelay between samples}. A term whose lag is unknown
 * or beyond the receptive field is 0; all gains are before training.
 *
 * <p>Sources: Atal and Schroeder, "Adaptive predictive coding of speech signals", Bell System
 * Technical Journal, 1970; Kroon and Atal, "Pitch predictors with high temporal resolution", ICASSP
 * 1990.
 */
public final class LongTermPrediction {
  /** Samples on each side of a lag that have gains, too. */
  public static final int REACH = 1;

  /** Gains a lag. */
  public static final int GAINS = 2 * REACH + 1;

  /** What the magnitudes of a stable prediction's gains stay below in sum. */
  private static final double LARGEST_SUM = 0.98;

  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;

  LongTermPrediction(NetworkContext context, NetworkConfig config) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
  }

  /**
   * The pitch of each frame of a grid that begins with the chunk, at its first sample. Beside a hop
   * that is unvoiced it is that of the other.
   *
   * @return cycles per sample, 0 where unvoiced [frames * batch, 1]
   */
  static Expr pitch(NetworkContext context, Conditioning h, FrameGrid grid) {
    Ops tf = context.tf();
    Operand<TFloat32> frequency = context.expr(h.pitch()).columns(0, 1);
    Operand<TFloat32> both = tf.concat(List.of(frequency, tf.math.sign(frequency)), tf.constant(1));
    Expr frames = new HopInterpolation(h.hopSamples(), grid).toFrames(context, both, h.side(), 2);
    Operand<TFloat32> weight = tf.math.maximum(frames.columns(1, 1), tf.constant(Float.MIN_NORMAL));
    return frames.columns(0, 1).over(weight);
  }

  /**
   * The prediction of each sample of each frame.
   *
   * @param units hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @return [rows, n]
   */
  Expr apply(Expr units, int[] degrees, FramedInput input) {
    return context.expr(tf.linalg.transpose(ofSamples(units, degrees, input), tf.array(1, 0)));
  }

  /** The same, the other way around [n, rows]. */
  Expr ofSamples(Expr units, int[] degrees, FramedInput input) {
    int n = config.frameSamples();
    int periods = config.longTermPeriods();
    FrameFilters filters = new FrameFilters(context);
    Expr gains = bounded(filters.predicted("longTerm", GAINS * periods, 0, units, degrees));
    Expr ofTerms = // [n, periods * rows]
        filters.apply(periodsBefore(input), tf.reshape(gains, tf.array(GAINS, -1)), n);
    return context.expr(tf.reshape(ofTerms, tf.array(n, periods, -1))).sum(1);
  }

  /**
   * Gains of a stable prediction, {@code S g / (1 + s^4)^(1/4)}, s the sum of their magnitudes and
   * S {@link #LARGEST_SUM}: next to g where s is small [gains, rows].
   */
  private Expr bounded(Expr gains) {
    if (!config.stable()) {
      return gains;
    }
    Expr sum = context.expr(tf.sum(gains.abs(), tf.constant(0), Sum.keepDims(true)));
    Expr greater = sum.squared().squared().plus(1).sqrt().sqrt();
    return gains.times(LARGEST_SUM).over(greater);
  }

  /** The same outside a graph, in place. */
  public static void bound(float[] gains) {
    double sum = 0;
    for (float gain : gains) {
      sum += Math.abs(gain);
    }
    double factor = LARGEST_SUM / Math.sqrt(Math.sqrt(1 + Math.pow(sum, 4)));
    for (int i = 0; i < gains.length; i++) {
      gains[i] *= (float) factor;
    }
  }

  /**
   * The signal one lag before each frame, and {@link #REACH} samples on both sides [n + 2 REACH,
   * periods * rows].
   */
  private Expr periodsBefore(FramedInput input) {
    Operand<TFloat32> pitch = tf.reshape(input.pitch(), tf.array(1, -1));
    PitchLags.Lags lags = config.lags().of(context.expr(pitch), config.longTermPeriods());
    Expr whole = context.expr(tf.math.ceil(lags.samples()));
    Expr fractions = whole.minus(lags.samples());
    Expr taps = FractionalDelay.taps(context.expr(tf.reshape(fractions, tf.array(-1))));
    Expr known = taps.times(tf.reshape(lags.known(), tf.array(1, -1)));
    // Nothing that is learnt reaches the pitch.
    Operand<TFloat32> delays = tf.stopGradient(known);
    int length = config.frameSamples() + 2 * REACH;
    Operand<TFloat32> read =
        read(
            input.frames(), tf.dtypes.cast(whole, TInt32.class), length - 1 + FractionalDelay.TAPS);
    return new FrameFilters(context).apply(read, delays, length);
  }

  /**
   * So many samples from where each frame's prediction begins to read [count, periods * rows].
   *
   * @param lags whole samples [periods, rows]
   */
  private Operand<TFloat32> read(Expr frames, Operand<TInt32> lags, int count) {
    int n = config.frameSamples();
    int back = config.receptiveFrames();
    Operand<TFloat32> all =
        context.rows().toSignal(context.memory().recall(frames, back, n), n); // [batch, samples]
    int[][] steps = new int[count][1];
    for (int step = 0; step < count; step++) {
      steps[step][0] = step - REACH - FractionalDelay.BEFORE;
    }
    Operand<TInt32> starts = tf.reshape(tf.math.sub(frameStarts(all, back), lags), tf.array(1, -1));
    return tf.gather(
        tf.reshape(all, tf.array(-1)), tf.math.add(starts, tf.constant(steps)), tf.constant(0));
  }

  /** Where each frame begins in signals [batch, samples] laid end to end [1, rows]. */
  private Operand<TInt32> frameStarts(Operand<TFloat32> signals, int back) {
    Operand<TInt32> samples = extent(signals, 1);
    Operand<TInt32> end = tf.math.mul(context.rows().batch(), samples);
    Operand<TInt32> ofSounds = tf.range(tf.constant(0), end, samples); // [batch]
    Operand<TInt32> ofFrames =
        tf.range(
            tf.constant(back * config.frameSamples()),
            samples,
            tf.constant(config.frameSamples())); // [frames]
    return tf.reshape(
        tf.math.add(tf.expandDims(ofFrames, tf.constant(1)), ofSounds), tf.array(1, -1));
  }

  private Operand<TInt32> extent(Operand<TFloat32> operand, int axis) {
    return tf.reshape(
        tf.slice(tf.shape(operand), tf.array(axis), tf.array(1)), tf.array(new int[0]));
  }
}
