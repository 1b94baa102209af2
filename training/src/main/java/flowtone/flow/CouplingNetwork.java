package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * The network of a coupling: the parameters of its {@link Transformer} on half b of a vector, given
 * half a.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface CouplingNetwork<H> {

  /**
   * The parameters theta(x_a), {@linkplain Transformer#bounded bounded} [batch, dimensions] each;
   * values where the input is kept are ignored.
   *
   * @param kept x_a, zeros elsewhere [batch, dimensions]
   */
  List<Expr> parameters(Expr kept, H h);
}
