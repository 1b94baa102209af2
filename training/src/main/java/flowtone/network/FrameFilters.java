package flowtone.network;

import flowtone.flow.Masks;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** FIR filters of which every frame has its own, predicted from past frames alone. */
final class FrameFilters {
  private final NetworkContext context;
  private final Ops tf;

  FrameFilters(NetworkContext context) {
    this.context = context;
    this.tf = context.tf();
  }

  /**
   * Coefficients that the network predicts, in units of {@link LinearPrediction#UNIT}.
   *
   * @param name of their weights
   * @param count coefficients a frame
   * @param gain of the first weights
   * @param units hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @return [count, rows]
   */
  Expr predicted(String name, int count, double gain, Expr units, int[] degrees) {
    float[][] mask = Masks.hidden(degrees, new int[count]);
    Operand<TFloat32> weighted =
        tf.linalg.matMul(
            context.masked(name, mask, gain), units, MatMul.transposeA(true).transposeB(true));
    Operand<TFloat32> bias =
        tf.reshape(context.weight(name + "Bias", Initialiser.zeros(), count), tf.array(count, 1));
    return context.expr(weighted).plus(bias).times(LinearPrediction.UNIT);
  }

  /**
   * Sums {@code sum_k taps_k signal_(t+k)} of many signals, each with a filter of its own: as a
   * convolution in which every signal is a channel.
   *
   * @param signals [length - 1 + taps, signals]
   * @param filters [taps, signals]
   * @return [length, signals]
   */
  Expr apply(Operand<TFloat32> signals, Operand<TFloat32> filters, int length) {
    Operand<TFloat32> image = tf.expandDims(tf.expandDims(signals, tf.constant(0)), tf.constant(0));
    Operand<TFloat32> taps = tf.expandDims(tf.expandDims(filters, tf.constant(0)), tf.constant(3));
    Operand<TFloat32> sums =
        tf.nn.depthwiseConv2dNative(image, taps, List.of(1L, 1L, 1L, 1L), "VALID");
    return context.expr(tf.reshape(sums, tf.array(length, -1)));
  }
}
