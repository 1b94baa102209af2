package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * A bijection of triangular layers {@code z = L(x)}, each of which is inverted by iteration. An
 * iteration can also be run step by step outside the graph, layer by layer, with {@link
 * Convergence}.
 *
 * @param <H> the conditioning
 */
public interface IteratedBijection<H> extends Bijection<H> {

  /**
   * The input of one layer and its image.
   *
   * @param input x of this layer [batch, dimensions]
   * @param at L(x) and the diagonal of its Jacobian
   */
  record Stage(Expr input, Monotone at) {}

  /**
   * The layers on the way from data to noise, the one nearest to the noise first. A caller that
   * feeds the input of one can iterate on that layer alone.
   */
  List<Stage> stages(Expr x, H h);

  /** What {@link #toNoise} gives where these are its layers. */
  Mapped noise(List<Stage> stages);

  /** How each layer is inverted. */
  FixedPoint inverse();
}
