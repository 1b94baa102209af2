package flowtone.network.dense;

import flowtone.flow.Affine;
import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.graph.NetworkContext;
import flowtone.network.ScaleBound;
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
  private final Ops tf;
  private final ScaleBound bound;
  private final int[] degrees;
  private final DenseUnits dense;
  private final float[][] outputs;

  /**
   * @param bound limits and initialises the log-scale
   * @throws IllegalArgumentException if the order is one of another number of dimensions
   */
  public Made(NetworkContext context, DenseConfig config, DimensionOrder order, ScaleBound bound) {
    int n = config.dimensions();
    if (order.dimensions() != n) {
      throw new IllegalArgumentException(
          "expected an order of %d dimensions; got one of %d".formatted(n, order.dimensions()));
    }
    this.degrees = Masks.degrees(config.units(), n);
    this.tf = context.tf();
    this.bound = bound;
    this.dense =
        new DenseUnits(
            context, config, order.rows(Masks.inputs(n, degrees)), Masks.hidden(degrees, degrees));
    this.outputs = order.columns(Masks.outputs(degrees, n));
  }

  /**
   * Shift and log-scale [batch, dimensions].
   *
   * @param h context [batch, contextWidth]; not read if that is 0
   */
  @Override
  public Affine affine(Operand<TFloat32> input, Operand<TFloat32> h) {
    return affine(units(input, h));
  }

  /** Hidden units that shift and log-scale are read from [batch, units]. */
  Operand<TFloat32> units(Operand<TFloat32> input, Operand<TFloat32> h) {
    return dense.apply(input, h);
  }

  /** Shift and log-scale that the hidden units give [batch, dimensions]. */
  Affine affine(Operand<TFloat32> units) {
    int n = outputs[0].length;
    float[][] both = Masks.beside(outputs, outputs);
    Operand<TFloat32> raw = dense.output("output", units, both, 0.1, bound.initialBias(n));
    Operand<TFloat32> shift = tf.slice(raw, tf.array(0, 0), tf.array(-1, n));
    Operand<TFloat32> rawScale = tf.slice(raw, tf.array(0, n), tf.array(-1, n));
    return new Affine(shift, bound.bound(tf, rawScale));
  }

  /** How many dimensions each hidden unit knows, the first in order [units]. */
  int[] degrees() {
    return degrees.clone();
  }
}
