package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The conditioner: a small causal convolution network over feature rows, at hop rate. It pads
 * nothing: each layer's output is shorter than its input by the hops it looks back, so a chunk is
 * computed from its own features and {@link ConditionerConfig#contextHops()} before them.
 */
public final class HopConditioner {
  private static final double LEAK = 0.2;

  private final NetworkContext context;
  private final ConditionerConfig config;
  private final int featureWidth;

  public HopConditioner(NetworkContext context, ConditionerConfig config, int featureWidth) {
    this.context = context;
    this.config = config;
    this.featureWidth = featureWidth;
  }

  /**
   * Conditioning rows of feature rows.
   *
   * @param features [(contextHops + hops) * batch, featureWidth]
   * @return [hops * batch, channels]
   */
  public Expr apply(Operand<TFloat32> features) {
    int channels = config.channels();
    Expr reached =
        context.rows().dropFirst(features, config.contextHops() - config.layerContextHops());
    Expr hidden = context.dense("input", reached, featureWidth, channels, 1.4).leakyRelu(LEAK);
    for (int layer = 0; layer < config.dilations().size(); layer++) {
      int dilation = config.dilations().get(layer);
      Expr unit = context.dense("layer" + layer, taps(hidden, dilation), 3 * channels, channels, 1);
      Expr now = context.rows().dropFirst(hidden, 2 * dilation);
      hidden = now.plus(unit.leakyRelu(LEAK));
    }
    return hidden;
  }

  private Operand<TFloat32> taps(Operand<TFloat32> hidden, int dilation) {
    TimeRows rows = context.rows();
    return context
        .tf()
        .concat(
            List.of(
                rows.dropLast(hidden, 2 * dilation),
                rows.dropLast(rows.dropFirst(hidden, dilation), dilation),
                rows.dropFirst(hidden, 2 * dilation)),
            context.tf().constant(1));
  }
}
