package flowtone.network.dense;

import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
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

  /** So that no unit dies. */
  private static final double LEAK = 0.1;

  /**
   * The units of the last layer [batch, units].
   *
   * @param input [batch, width of the input]
   * @param h context [batch, contextWidth]; not read if that is 0
   */
  Expr apply(Expr input, Operand<TFloat32> h) {
    Expr first = layer("hidden0", input, inputs);
    Expr units = (config.contextWidth() == 0 ? first : first.plus(fromContext(h))).leakyRelu(LEAK);
    for (int layer = 1; layer < config.layers(); layer++) {
      units = layer("hidden" + layer, units, between).leakyRelu(LEAK);
    }
    return units;
  }

  private Expr layer(String name, Expr rows, float[][] mask) {
    return output(name, rows, mask, GAIN, Initialiser.zeros());
  }

  private Expr fromContext(Operand<TFloat32> h) {
    int width = config.contextWidth();
    return context
        .expr(h)
        .product(context.weight("context", Initialiser.fanIn(width, 1), width, config.units()));
  }

  /** A layer without rectifier, [batch, mask.length] to [batch, mask[0].length]. */
  Expr output(String name, Expr rows, float[][] mask, double gain, Initialiser bias) {
    return rows.product(context.masked(name, mask, gain))
        .plus(context.weight(name + "Bias", bias, mask[0].length));
  }
}
