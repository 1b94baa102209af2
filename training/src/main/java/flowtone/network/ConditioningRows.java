package flowtone.network;

import flowtone.graph.DenseLayer;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The conditioner's output at the rate of the frames, read by every layer beside its taps. This
 * takes more multiply-adds than adding biases made at the rate of the hops, but those, many times
 * as wide, would have to be brought to the rate of the frames, cut into layers and added, which
 * takes longer.
 */
final class ConditioningRows implements LayerConditioning {
  private final NetworkContext context;
  private final Operand<TFloat32> rows;
  private final List<Operand<TFloat32>> weights = new ArrayList<>();
  private final List<Operand<TFloat32>> biases = new ArrayList<>();

  /**
   * @param rows the conditioner's output [frames * batch, channels]
   * @param channels columns of {@code rows}
   */
  ConditioningRows(
      NetworkContext context, NetworkConfig config, Operand<TFloat32> rows, int channels) {
    this.context = context;
    this.rows = rows;
    Ops tf = context.tf();
    int[] sizes = config.layerBiases();
    DenseLayer dense = dense(context, config, channels);
    tf.splitV(dense.weights(), tf.array(sizes), tf.constant(1), (long) sizes.length)
        .forEach(weights::add);
    tf.splitV(dense.bias(), tf.array(sizes), tf.constant(0), (long) sizes.length)
        .forEach(biases::add);
  }

  /** What the conditioner's output is multiplied by, the columns of all layers side by side. */
  static DenseLayer dense(NetworkContext context, NetworkConfig config, int channels) {
    return context.dense("conditioning", channels, config.biases(), 0.5);
  }

  @Override
  public Expr product(int layer, List<Operand<TFloat32>> taps, Operand<TFloat32> tapWeights) {
    Ops tf = context.tf();
    List<Operand<TFloat32>> read = new ArrayList<>(taps);
    read.add(rows);
    Operand<TFloat32> all = tf.concat(List.of(tapWeights, weights.get(layer)), tf.constant(0));
    return context.expr(tf.concat(read, tf.constant(1))).product(all).plus(biases.get(layer));
  }
}
