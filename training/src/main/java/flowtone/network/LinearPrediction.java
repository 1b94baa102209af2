package flowtone.network;

import flowtone.flow.Masks;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
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
    float[][] mask = Masks.hidden(degrees, new int[taps]);
    Operand<TFloat32> weighted =
        tf.linalg.matMul(
            context.masked("linear", mask, 0.02), unit, MatMul.transposeA(true).transposeB(true));
    Operand<TFloat32> bias =
        tf.reshape(context.weight("linearBias", Initialiser.zeros(), taps), tf.array(taps, 1));
    Expr coefficients = context.expr(weighted).plus(bias).times(UNIT); // [taps, rows]
    return convolve(history(frames), bounded(coefficients));
  }

  /** {@code greatestSum a_k / (1 + sum |a|)} [taps, rows]. */
  private Expr bounded(Expr coefficients) {
    if (greatestSum == FREE) {
      return coefficients;
    }
    Operand<TFloat32> sum = tf.sum(coefficients.abs(), tf.constant(0), Sum.keepDims(true));
    return coefficients.times(greatestSum).over(context.expr(sum).plus(1));
  }

  /**
   * The sums, as a convolution in which every frame is a channel with a filter of its own.
   *
   * @param history [n - 1 + taps, rows]
   * @param coefficients of the furthest sample first [taps, rows]
   * @return [rows, n]
   */
  private Expr convolve(Operand<TFloat32> history, Operand<TFloat32> coefficients) {
    int n = config.frameSamples();
    Operand<TFloat32> image = tf.expandDims(tf.expandDims(history, tf.constant(0)), tf.constant(0));
    Operand<TFloat32> filters =
        tf.expandDims(tf.expandDims(coefficients, tf.constant(0)), tf.constant(3));
    Operand<TFloat32> sums =
        tf.nn.depthwiseConv2dNative(image, filters, List.of(1L, 1L, 1L, 1L), "VALID");
    return context.expr(tf.linalg.transpose(tf.reshape(sums, tf.array(n, -1)), tf.array(1, 0)));
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
