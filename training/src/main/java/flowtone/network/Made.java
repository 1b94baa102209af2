package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A masked dense network on plain vectors: shift and log-scale of each dimension depend on the
 * dimensions before it in some order, and on the whole context vector. Hidden units of degree m see
 * the first m dimensions of the order; half of them see the context only.
 *
 * <p>Source: Germain, Gregor, Murray, Larochelle, "MADE: Masked Autoencoder for Distribution
 * Estimation", 2015 (arXiv 1502.03509).
 */
public final class Made implements AutoregressiveNetwork<Operand<TFloat32>> {
  private final NetworkContext context;
  private final Ops tf;
  private final DenseConfig config;
  private final DimensionOrder order;
  private final ScaleBound bound;
  private final int[] degrees;

  /**
   * @param bound limits and initialises the log-scale
   * @throws IllegalArgumentException if the order is one of another number of dimensions
   */
  public Made(NetworkContext context, DenseConfig config, DimensionOrder order, ScaleBound bound) {
    if (order.dimensions() != config.dimensions()) {
      throw new IllegalArgumentException(
          "expected an order of %d dimensions; got one of %d"
              .formatted(config.dimensions(), order.dimensions()));
    }
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.order = order;
    this.bound = bound;
    this.degrees = Masks.degrees(config.units(), config.dimensions());
  }

  /**
   * Shift and log-scale [batch, dimensions].
   *
   * @param h context [batch, contextWidth]; not read if that is 0
   */
  @Override
  public Affine affine(Operand<TFloat32> input, Operand<TFloat32> h) {
    Operand<TFloat32> hidden = first(input, h);
    float[][] mask = Masks.hidden(degrees, degrees);
    for (int layer = 1; layer < config.layers(); layer++) {
      hidden = tf.nn.relu(masked("hidden" + layer, hidden, mask, 1.4));
    }
    return output(hidden);
  }

  private Operand<TFloat32> first(Operand<TFloat32> input, Operand<TFloat32> h) {
    float[][] mask = order.rows(Masks.inputs(config.dimensions(), degrees));
    Operand<TFloat32> sum = masked("hidden0", input, mask, 1.4);
    if (config.contextWidth() > 0) {
      Initialiser known = Initialiser.fanIn(config.contextWidth(), 1);
      Operand<TFloat32> weight =
          context.parameters().weight("context", known, config.contextWidth(), config.units());
      sum = tf.math.add(sum, context.product(h, weight));
    }
    return tf.nn.relu(sum);
  }

  private Affine output(Operand<TFloat32> hidden) {
    int n = config.dimensions();
    float[][] out = order.columns(Masks.outputs(degrees, n));
    Operand<TFloat32> raw =
        tf.math.add(
            context.product(hidden, context.masked("output", Masks.beside(out, out), 0.1)),
            context.parameters().weight("outputBias", bound.initialBias(n), 2 * n));
    Operand<TFloat32> shift = tf.slice(raw, tf.array(0, 0), tf.array(-1, n));
    Operand<TFloat32> rawScale = tf.slice(raw, tf.array(0, n), tf.array(-1, n));
    return new Affine(shift, bound.bound(tf, rawScale));
  }

  /** A dense layer with connections cut. */
  private Operand<TFloat32> masked(
      String name, Operand<TFloat32> rows, float[][] mask, double gain) {
    return tf.math.add(
        context.product(rows, context.masked(name, mask, gain)),
        context.parameters().weight(name + "Bias", Initialiser.zeros(), config.units()));
  }
}
