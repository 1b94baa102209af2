package flowtone.incremental;

import flowtone.graph.NetworkContext;
import flowtone.network.LayerConditioning;
import flowtone.network.NetworkConfig;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Conditioning that is known as what it adds to each layer. */
final class KnownBiases implements LayerConditioning {
  private final NetworkContext context;
  private final List<Operand<TFloat32>> byLayer = new ArrayList<>();

  /**
   * @param biases of all layers side by side [frames * batch, biases]
   */
  KnownBiases(NetworkContext context, NetworkConfig config, Operand<TFloat32> biases) {
    this.context = context;
    Ops tf = context.tf();
    int[] sizes = config.layerBiases();
    tf.splitV(biases, tf.array(sizes), tf.constant(1), (long) sizes.length).forEach(byLayer::add);
  }

  @Override
  public Expr product(int layer, List<Operand<TFloat32>> taps, Operand<TFloat32> weights) {
    Ops tf = context.tf();
    return context.expr(tf.concat(taps, tf.constant(1))).product(weights).plus(byLayer.get(layer));
  }
}
