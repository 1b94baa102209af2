package flowtone.network.dense;

import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The hidden layers of a dense network on plain vectors, leakily rectified, with connections cut by
 * masks; the context vector reaches every unit of the first.
 *
 * @param inputs mask of the first layer [width of the input][units]
 * @param between mask of the others [units][units]
 */
record DenseUnits(NetworkContext context, DenseConfig config, float[][] inputs, float[][] between) {
  /** Keeps the scale of a rectified layer. */
  private static final double GAIN = 1.4;

  /**
   * The units of the last layer [batch, units].
   *
   * @param input [batch, width of the input]
   * @param h context [batch, contextWidth]; not read if that is 0
   */
  Operand<TFloat32> apply(Operand<TFloat32> input, Operand<TFloat32> h) {
    Operand<TFloat32> first = layer("hidden0", input, inputs);
    Operand<TFloat32> units =
        leaky(config.contextWidth() == 0 ? first : context.tf().math.add(first, fromContext(h)));
    for (int layer = 1; layer < config.layers(); layer++) {
      units = leaky(layer("hidden" + layer, units, between));
    }
    return units;
  }

  /** A tenth of what is negative passes, so that no unit dies. */
  private Operand<TFloat32> leaky(Operand<TFloat32> x) {
    return context.tf().math.maximum(x, context.tf().math.mul(x, context.tf().constant(0.1f)));
  }

  private Operand<TFloat32> layer(String name, Operand<TFloat32> rows, float[][] mask) {
    return output(name, rows, mask, GAIN, Initialiser.zeros());
  }

  private Operand<TFloat32> fromContext(Operand<TFloat32> h) {
    int width = config.contextWidth();
    return context.product(
        h,
        context.parameters().weight("context", Initialiser.fanIn(width, 1), width, config.units()));
  }

  /** A layer without rectifier, [batch, mask.length] to [batch, mask[0].length]. */
  Operand<TFloat32> output(
      String name, Operand<TFloat32> rows, float[][] mask, double gain, Initialiser bias) {
    return context
        .tf()
        .math
        .add(
            context.product(rows, context.masked(name, mask, gain)),
            context.parameters().weight(name + "Bias", bias, mask[0].length));
  }
}
