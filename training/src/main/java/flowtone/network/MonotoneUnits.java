package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.flow.Monotone;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import org.tensorflow.op.Ops;

/**
 * The masked invertible layer of MintNet on n dimensions (samples of a frame, or those of a plain
 * vector) with K units each, {@code z = L(x)}, given a shift mu, a log-scale r and the units c of a
 * context, none of which depends on more than what comes before:
 *
 * <pre>
 *   y = (x - mu) exp(-s), s = 2 - softplus(2 - r)
 *   u = tanh(y W1 + c V1 + b1)      [n * K], unit k of dimension i is column i * K + k
 *   v = tanh(u W2 + c V2 + b2)      [n * K]
 *   z = y + v W3                    [n]
 * </pre>
 *
 * <p>A connection from dimension j or its units to dimension i or its units is a free weight where
 * j comes before i ({@code first} = W1, {@code second} = W2, {@code third} = W3), none where it
 * comes after, and positive for j = i: {@code softplus(w) / m}, where m is 1 in W1 and K in W2 and
 * W3, and w is row j * m + l, column k of {@code first/own} [n, K], {@code second/own} [n * K, K]
 * and {@code third/own} [n * K, 1]; in W3 that is divided by {@code 1 + B_i}, where {@code B_i =
 * sum_kl W1_(i,ik) W2_(ik,il) W3_(il,i)} before the division. {@code context} is V1 beside V2,
 * {@code contextBias} b1 before b2; a context unit of degree m reaches the dimensions that m or
 * more come before. The Jacobian is triangular, and as tanh rises its diagonal is positive,
 *
 * <pre>
 *   dz_i/dx_i = exp(-s_i) (1 + sum_kl W1_(i,ik) (1 - u_ik^2) W2_(ik,il) (1 - v_il^2) W3_(il,i))
 * </pre>
 *
 * <p>The sum lies within 0 and 1, so a step of Newton's method never goes twice as far as it should
 * or further; and with the scale bounded, no step is out of all proportion while what comes before
 * is still wrong. Without either bound the iteration that inverts the layer ran away from large
 * noise.
 *
 * <p>Source: Song, Meng, Ermon, "MintNet: Building Invertible Neural Networks with Masked
 * Convolutions", 2019 (arXiv 1907.07945), section 3.3, with t and the biases depending on a
 * context.
 */
public final class MonotoneUnits {
  private static final double GREATEST_LOG_SCALE = 2;

  private final NetworkContext context;
  private final Ops tf;
  private final DimensionOrder order;
  private final int n;
  private final int each;
  private final int[] contextDegrees;
  private final Expr own1;
  private final Expr own2;
  private final Expr own3;

  /**
   * @param each units a dimension, K
   * @param contextDegrees how many dimensions each unit of the context reads, the first in order
   */
  public MonotoneUnits(
      NetworkContext context, DimensionOrder order, int each, int[] contextDegrees) {
    this.context = context;
    this.tf = context.tf();
    this.order = order;
    this.n = order.dimensions();
    this.each = each;
    this.contextDegrees = contextDegrees;
    this.own1 = own("first", 1, each);
    this.own2 = own("second", each, each);
    this.own3 = bounded(own("third", each, 1));
  }

  /**
   * The layer's value and diagonal.
   *
   * @param x [rows, n]
   * @param scale mu and r: brings x to unit scale, given what comes before
   * @param known units of the context c [rows, channels]
   */
  public Monotone apply(Expr x, Affine scale, Expr known) {
    Expr s = bounded(scale);
    Expr y = new Affine(scale.shift(), s).invert(x);
    Expr fromContext = fromContext(known);
    Expr u = level("first", y, own1, 1, fromContext.columns(0, n * each));
    Expr v = level("second", u, own2, each, fromContext.columns(n * each, n * each));
    Expr free3 = context.masked("third", earlier(each, 1), 0.1);
    Expr z = y.plus(v.product(free3.plus(own3)));
    return new Monotone(z, s.negated().exp().times(diagonal(u, v)));
  }

  /** {@code 2 - softplus(2 - r)}. */
  private Expr bounded(Affine scale) {
    Expr most = Expr.constant(tf, GREATEST_LOG_SCALE);
    return most.minus(most.minus(scale.logScale()).softplus());
  }

  /** {@code dz_i/dy_i = 1 + ((1 - v^2) ((1 - u^2) W1) W2) W3} [rows, n]. */
  private Expr diagonal(Expr u, Expr v) {
    Expr du = slope(u).times(first()); // [rows, n * K]
    Expr dv = slope(v).times(du.product(own2)); // [rows, n * K]
    return Expr.constant(tf, 1).plus(dv.product(own3));
  }

  /** The positive connections of the first level, by unit [n * K]. */
  private Expr first() {
    return own1.sum(0);
  }

  /** {@code W3 / (1 + B)}: the positive connections of the third level, no sum of paths above 1. */
  private Expr bounded(Expr third) {
    Expr row = context.expr(tf.expandDims(first(), tf.constant(0)));
    Expr paths = row.product(own2).product(third); // B [1, n]
    return third.over(Expr.constant(tf, 1).plus(paths));
  }

  /** {@code c V + b} of both levels [rows, 2 * n * K]. */
  private Expr fromContext(Expr known) {
    float[][] reach = Masks.repeatColumns(order.columns(Masks.outputs(contextDegrees, n)), each);
    long width = 2L * n * each;
    return known
        .product(context.masked("context", Masks.beside(reach, reach), 0.5))
        .plus(context.weight("contextBias", Initialiser.normal(0.5), width));
  }

  /** {@code tanh(x W + bias)}, {@code inputs} of each dimension to K of each [rows, n * K]. */
  private Expr level(String name, Expr input, Expr own, int inputs, Expr bias) {
    Expr free = context.masked(name, earlier(inputs, each), 0.3);
    return input.product(free.plus(own)).plus(bias).tanh();
  }

  /** Derivative of tanh where it has this value. */
  private Expr slope(Expr unit) {
    return Expr.constant(tf, 1).minus(unit.squared());
  }

  /** {@code softplus(w) / from}: positive connections within a dimension [n * from, n * to]. */
  private Expr own(String name, int from, int to) {
    Expr weight = context.weight(name + "/own", Initialiser.normal(0.5), (long) n * from, to);
    Expr positive = weight.softplus().times(Expr.constant(tf, 1f / from));
    Expr everywhere = context.expr(tf.tile(positive, tf.array(1, n)));
    return everywhere.times(tf.constant(units(Masks.same(n), from, to)));
  }

  /** From all units of a dimension to all units of those after it. */
  private float[][] earlier(int from, int to) {
    return units(order.rows(order.columns(Masks.before(n))), from, to);
  }

  private static float[][] units(float[][] dimensions, int from, int to) {
    return Masks.repeatColumns(Masks.repeatRows(dimensions, from), to);
  }
}
