package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * Inverse autoregressive flows in one time order. Because none reverses time, the whole chain is
 * again one affine map of each noise sample given those before it, {@code x_t = exp(alpha_t(z_<t))
 * z_t + mu_t(z_<t)}: the closed form that distillation needs.
 *
 * <p>Source: van den Oord et al., "Parallel WaveNet", 2017 (arXiv 1711.10433), section 4.
 *
 * @param <H> the conditioning
 */
public final class InverseAutoregressiveChain<H> implements AutoregressiveNetwork<H> {
  private final List<? extends AutoregressiveNetwork<H>> networks;

  /** Flows in the order they are applied to noise, at least one. */
  public InverseAutoregressiveChain(List<? extends AutoregressiveNetwork<H>> networks) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("expected at least one flow in a chain; got none");
    }
    this.networks = List.copyOf(networks);
  }

  /** The composed mu and alpha [batch, dimensions] of noise {@code z}. */
  @Override
  public Affine affine(Expr z, H h) {
    Expr x = z;
    Affine total = null;
    for (AutoregressiveNetwork<H> network : networks) {
      Affine step = network.affine(x, h);
      x = step.apply(x);
      total = total == null ? step : total.then(step);
    }
    return total;
  }
}
