package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * A network L whose Jacobian is triangular, in one order of the dimensions or the other, with a
 * strictly positive diagonal.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface TriangularNetwork<H> {

  /** L(x) and the diagonal of its Jacobian at {@code x} [batch, dimensions], in one pass. */
  Monotone apply(Expr x, H h);
}
