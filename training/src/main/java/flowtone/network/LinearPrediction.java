package flowtone.network;

import flowtone.flow.Masks;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adaptive linear prediction: {@code sum_k a_k x_(t-k)} over the samples before each one, with
 * coefficients that the network predicts once a frame from past frames alone. Sound is close to
 * linearly predictable, and a product of two signals is what a network of this size learns worst.
 *
 * <p>Source of the idea: Valin and Skoglund, "LPCNet", 2019 (arXiv 1810.11846).
 */
final class LinearPrediction {
  /** Coefficients are learned in units of this, or they would take thousands of steps to grow. */
  static final float UNIT = 4;

  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;

  LinearPrediction(NetworkContext context, NetworkConfig config) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
  }

  /**
   * The prediction of each sample of each frame.
   *
   * @param unit hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @param frames the input [rows, n]
   * @return [rows, n]
   */
  Operand<TFloat32> apply(Operand<TFloat32> unit, int[] degrees, Operand<TFloat32> frames) {
    int taps = config.linearTaps();
    float[][] mask = Masks.hidden(degrees, new int[taps]);
    Operand<TFloat32> coefficients =
        tf.math.mul(
            tf.math.add(
                context.product(unit, context.masked("linear", mask, 0.02)),
                context.parameters().weight("linearBias", Initialiser.zeros(), taps)),
            tf.constant(UNIT));
    return tf.sum(
        tf.math.mul(lags(frames), tf.expandDims(coefficients, tf.constant(1))), tf.constant(2));
  }

  /** The samples before each sample, the furthest first [rows, n, taps]. */
  private Operand<TFloat32> lags(Operand<TFloat32> frames) {
    int n = config.frameSamples();
    int back = config.linearFrames();
    Operand<TFloat32> all = context.memory().recall(frames, back, n);
    List<Operand<TFloat32>> line = new ArrayList<>();
    for (int frame = 0; frame <= back; frame++) {
      line.add(context.rows().dropLast(context.rows().dropFirst(all, frame), back - frame));
    }
    Operand<TFloat32> history = tf.concat(line, tf.constant(1));
    List<Operand<TFloat32>> lags = new ArrayList<>();
    for (int sample = 0; sample < n; sample++) {
      int first = back * n + sample - config.linearTaps();
      lags.add(tf.slice(history, tf.array(0, first), tf.array(-1, config.linearTaps())));
    }
    return tf.stack(lags, org.tensorflow.op.core.Stack.axis(1L));
  }
}
