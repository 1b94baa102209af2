package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Adaptive linear prediction: {@code sum_k a_k x_(t-k)} over the samples before each one, with
 * coefficients that the network predicts once a frame from past frames alone. Sound is close to
 * linearly predictable, and a product of two signals is what a network of this size learns worst.
 *
 * <p>Source of the idea: Valin and Skoglund, "LPCNet", 2019 (arXiv 1810.11846).
 */
public final class LinearPrediction {
  /** Coefficients are learned in units of this, or they would take thousands of steps to grow. */
  public static final float UNIT = 4;

  /** No bound on the coefficients. */
  static final double FREE = Double.POSITIVE_INFINITY;

  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final double greatestSum;

  /**
   * @param greatestSum what the magnitudes of the coefficients stay below in sum, or {@link #FREE}
   */
  LinearPrediction(NetworkContext context, NetworkConfig config, double greatestSum) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.greatestSum = greatestSum;
  }

  /**
   * The prediction of each sample of each frame.
   *
   * @param unit hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @param frames the input [rows, n]
   * @return [rows, n]
   */
  Expr apply(Expr unit, int[] degrees, Expr frames) {
    int taps = config.linearTaps();
    FrameFilters filters = new FrameFilters(context);
    Expr coefficients = filters.predicted("linear", taps, 0.02, unit, degrees);
    Expr sums = filters.apply(history(frames), bounded(coefficients), config.frameSamples());
    return context.expr(tf.linalg.transpose(sums, tf.array(1, 0)));
  }

  /** {@code greatestSum a_k / (1 + sum |a|)} [taps, rows]. */
  private Expr bounded(Expr coefficients) {
    if (greatestSum == FREE) {
      return coefficients;
    }
    Operand<TFloat32> sum = tf.sum(coefficients.abs(), tf.constant(0), Sum.keepDims(true));
    return coefficients.times(greatestSum).over(context.expr(sum).plus(1));
  }

  /** The samples that each frame and its linear taps reach, oldest first [n - 1 + taps, rows]. */
  private Operand<TFloat32> history(Expr frames) {
    int back = config.linearFrames();
    Operand<TFloat32> all = context.memory().recall(frames, back, config.frameSamples());
    List<Operand<TFloat32>> line = new ArrayList<>();
    for (int frame = 0; frame <= back; frame++) {
      line.add(context.rows().dropLast(context.rows().dropFirst(all, frame), back - frame));
    }
    int taps = config.linearTaps();
    int reach = config.frameSamples() - 1 + taps;
    int furthest = back * config.frameSamples() - taps;
    Expr reached = context.expr(tf.concat(line, tf.constant(1))).columns(furthest, reach);
    return tf.linalg.transpose(reached, tf.array(1, 0));
  }
}
