package flowtone.training.loss;

import flowtone.tensor.Expr;

/** {@code c log1p(x / c)}: grows ever more slowly, but its gradient never vanishes. */
public final class SoftCap {
  private SoftCap() {}

  /**
   * Of each element.
   *
   * @param x at least 0
   * @param cap c, above 0
   */
  public static Expr of(Expr x, double cap) {
    Expr c = Expr.constant(x.tf(), cap);
    return c.times(x.over(c).log1p());
  }
}
