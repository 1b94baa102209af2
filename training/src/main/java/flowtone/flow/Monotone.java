package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * The image under a triangular map L with a positive diagonal, and the diagonal of its Jacobian.
 *
 * @param value L(x) [batch, dimensions]
 * @param diagonal d_i = dL_i/dx_i, above 0 [batch, dimensions]
 */
public record Monotone(Expr value, Expr diagonal) {

  /** log d: what each dimension adds to the log-determinant. */
  public Expr logDets() {
    return diagonal.log();
  }
}
