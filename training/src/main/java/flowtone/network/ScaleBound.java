package flowtone.network;

import flowtone.tensor.Expr;

/**
 * The one place that bounds a network's raw log-scale: {@code floor + softplus(raw - floor)},
 * smooth, so that the gradient does not vanish where the scale is far too small.
 *
 * @param floor least log-scale
 * @param initial log-scale of an untrained network, above the floor
 */
public record ScaleBound(double floor, double initial) {
  public ScaleBound {
    if (!(initial > floor)) {
      throw new IllegalArgumentException(
          "expected an initial log-scale above the floor %s; got %s".formatted(floor, initial));
    }
  }

  /** An equal share of this bound for each flow of a chain, whose log-scales add. */
  public ScaleBound share(int flows) {
    return new ScaleBound(floor / flows, initial / flows);
  }

  /** {@code floor + softplus(raw - floor)}, of any shape. */
  public Expr bound(Expr raw) {
    Expr least = Expr.constant(raw.tf(), floor);
    return least.plus(raw.minus(least).softplus());
  }

  /** The same outside a graph. */
  public double bound(double raw) {
    double above = raw - floor;
    return floor + Math.max(above, 0) + Math.log1p(Math.exp(-Math.abs(above)));
  }

  /** First raw values of a shift (zero) and of a log-scale (that of the initial one). */
  public double[] initialShiftAndScale() {
    return new double[] {0, initialRaw()};
  }

  /** The raw log-scale of the initial one. */
  public double initialRaw() {
    return floor + Math.log(Math.expm1(initial - floor));
  }
}
