package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.flow.Monotone;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The masked invertible layer of MintNet on n dimensions (samples of a frame, or those of a plain
 * vector) with K units each, {@code z = L(x)}, given a shift mu, a log-scale r and the units c of a
 * context that all know only what comes before:
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
  private static final float GREATEST_LOG_SCALE = 2;

  private final NetworkContext context;
  private final Ops tf;
  private final DimensionOrder order;
  private final int n;
  private final int each;
  private final int[] contextDegrees;
  private final Operand<TFloat32> own1;
  private final Operand<TFloat32> own2;
  private final Operand<TFloat32> own3;

  /**
   * @param each units a dimension, K
   * @param contextDegrees how many dimensions each unit of the context knows, the first in order
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
   * @param scale brings x to unit scale, given what comes before
   * @param known units of the context [rows, channels]
   */
  public Monotone apply(Operand<TFloat32> x, Affine scale, Operand<TFloat32> known) {
    Operand<TFloat32> logScale = bounded(scale);
    Operand<TFloat32> y = new Affine(scale.shift(), logScale).invert(tf, x);
    Operand<TFloat32> fromContext = fromContext(known);
    Operand<TFloat32> u = level("first", y, own1, 1, columns(fromContext, 0));
    Operand<TFloat32> v = level("second", u, own2, each, columns(fromContext, n * each));
    Operand<TFloat32> free3 = context.masked("third", earlier(each, 1), 0.1);
    Operand<TFloat32> value = tf.math.add(y, context.product(v, tf.math.add(free3, own3)));
    Operand<TFloat32> slope = tf.math.exp(tf.math.neg(logScale));
    return new Monotone(value, tf.math.mul(slope, diagonal(u, v)));
  }

  private Operand<TFloat32> bounded(Affine scale) {
    Operand<TFloat32> most = tf.constant(GREATEST_LOG_SCALE);
    return tf.math.sub(most, tf.math.softplus(tf.math.sub(most, scale.logScale())));
  }

  /** Derivative of each z by its own y [rows, n]. */
  private Operand<TFloat32> diagonal(Operand<TFloat32> u, Operand<TFloat32> v) {
    Operand<TFloat32> rise1 = tf.math.mul(rise(u), first()); // [rows, n * K]
    Operand<TFloat32> rise2 = tf.math.mul(rise(v), context.product(rise1, own2));
    return tf.math.add(tf.constant(1f), context.product(rise2, own3));
  }

  /** The positive connections of the first level, by unit [n * K]. */
  private Operand<TFloat32> first() {
    return tf.sum(own1, tf.constant(0));
  }

  /** The positive connections of the third level such that no sum of all paths reaches 1. */
  private Operand<TFloat32> bounded(Operand<TFloat32> third) {
    Operand<TFloat32> row = tf.expandDims(first(), tf.constant(0));
    Operand<TFloat32> paths = context.product(context.product(row, own2), third); // [1, n]
    return tf.math.div(third, tf.math.add(tf.constant(1f), paths));
  }

  /** What the context adds to both levels [rows, 2 * n * K]. */
  private Operand<TFloat32> fromContext(Operand<TFloat32> known) {
    float[][] reach = Masks.repeatColumns(order.columns(Masks.outputs(contextDegrees, n)), each);
    int width = 2 * n * each;
    return tf.math.add(
        context.product(known, context.masked("context", Masks.beside(reach, reach), 0.5)),
        context.parameters().weight("contextBias", Initialiser.normal(0.5), width));
  }

  private Operand<TFloat32> columns(Operand<TFloat32> rows, int first) {
    return tf.slice(rows, tf.array(0, first), tf.array(-1, n * each));
  }

  /** One level of units, {@code inputs} of each dimension to K of each [rows, n * K]. */
  private Operand<TFloat32> level(
      String name,
      Operand<TFloat32> input,
      Operand<TFloat32> own,
      int inputs,
      Operand<TFloat32> bias) {
    Operand<TFloat32> free = context.masked(name, earlier(inputs, each), 0.3);
    return tf.math.tanh(tf.math.add(context.product(input, tf.math.add(free, own)), bias));
  }

  /** Derivative of tanh where it has this value. */
  private Operand<TFloat32> rise(Operand<TFloat32> unit) {
    return tf.math.sub(tf.constant(1f), tf.math.mul(unit, unit));
  }

  /** Positive connections within each dimension [n * from, n * to]. */
  private Operand<TFloat32> own(String name, int from, int to) {
    Initialiser initialiser = Initialiser.normal(0.5);
    Operand<TFloat32> weight =
        context.parameters().weight(name + "/own", initialiser, (long) n * from, to);
    Operand<TFloat32> positive = tf.math.mul(tf.math.softplus(weight), tf.constant(1f / from));
    Operand<TFloat32> everywhere = tf.tile(positive, tf.array(1, n));
    return tf.math.mul(everywhere, tf.constant(units(Masks.same(n), from, to)));
  }

  /** From all units of a dimension to all units of those after it. */
  private float[][] earlier(int from, int to) {
    return units(order.rows(order.columns(Masks.before(n))), from, to);
  }

  private static float[][] units(float[][] dimensions, int from, int to) {
    return Masks.repeatColumns(Masks.repeatRows(dimensions, from), to);
  }
}
