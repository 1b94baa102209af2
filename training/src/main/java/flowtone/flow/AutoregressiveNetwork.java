package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * A network whose output at position t reads its input strictly before t, and the conditioning.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface AutoregressiveNetwork<H> {

  /** mu_t and alpha_t [batch, dimensions] of input [batch, dimensions]. */
  Affine affine(Expr input, H h);
}
