package flowtone.network.dense;

import flowtone.flow.Affine;
import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.network.ScaleBound;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A masked dense network on plain vectors: shift and log-scale of each dimension depend on the
 * dimensions before it in some order, and on the whole context vector. Hidden units of degree m
 * read the first m dimensions of the order; half of them read the context only.
 *
 * <p>Source: Germain, Gregor, Murray, Larochelle, "MADE: Masked Autoencoder for Distribution
 * Estimation", 2015 (arXiv 1502.03509).
 */
public final class Made implements AutoregressiveNetwork<Operand<TFloat32>> {
  /** Bound of the log-scale where vectors are of about unit scale. */
  public static final ScaleBound BOUND = new ScaleBound(-4, -0.05);

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
    this.bound = bound;
    this.dense =
        new DenseUnits(
            context, config, order.rows(Masks.inputs(n, degrees)), Masks.hidden(degrees, degrees));
    this.outputs = order.columns(Masks.outputs(degrees, n));
  }

  /** Networks of a chain of flows that take turns in the order of the dimensions. */
  public static List<Made> alternating(NetworkContext context, DenseConfig config, int flows) {
    return IntStream.range(0, flows)
        .mapToObj(
            flow ->
                new Made(
                    context.under("layer" + flow),
                    config,
                    DimensionOrder.alternating(config.dimensions(), flow),
                    BOUND))
        .toList();
  }

  /**
   * Shift and log-scale [batch, dimensions].
   *
   * @param h context [batch, contextWidth]; not read if that is 0
   */
  @Override
  public Affine affine(Expr input, Operand<TFloat32> h) {
    return affine(units(input, h));
  }

  /** Hidden units that shift and log-scale are read from [batch, units]. */
  Expr units(Expr input, Operand<TFloat32> h) {
    return dense.apply(input, h);
  }

  /** Shift and log-scale that the hidden units give [batch, dimensions]. */
  Affine affine(Expr units) {
    int n = outputs[0].length;
    float[][] both = Masks.beside(outputs, outputs);
    Initialiser bias = Initialiser.repeated(bound.initialShiftAndScale(), n);
    Expr raw = dense.output("output", units, both, 0.1, bias); // [batch, 2 * dimensions]
    return new Affine(raw.columns(0, n), bound.bound(raw.columns(n, n)));
  }

  /** How many dimensions each hidden unit reads, the first in order [units]. */
  int[] degrees() {
    return degrees.clone();
  }
}
