package flowtone.flow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Inverse autoregressive flows in one time order. Because none reverses time, the whole chain is
 * again one affine map of each noise sample given those before it, {@code x_t = mu_t(z_<t) +
 * exp(s_t(z_<t)) z_t}: the closed form that distillation needs.
 *
 * <p>Source: van den Oord et al., "Parallel WaveNet", 2017 (arXiv 1711.10433), section 4.
 *
 * @param <H> the conditioning
 */
public final class InverseAutoregressiveChain<H> implements AutoregressiveNetwork<H> {
  private final Ops tf;
  private final List<? extends AutoregressiveNetwork<H>> networks;

  /** Flows in the order they are applied to noise, at least one. */
  public InverseAutoregressiveChain(Ops tf, List<? extends AutoregressiveNetwork<H>> networks) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("expected at least one flow in a chain; got none");
    }
    this.tf = tf;
    this.networks = List.copyOf(networks);
  }

  /** The composed shift and log-scale [batch, dimensions] of noise {@code z}. */
  @Override
  public Affine affine(Operand<TFloat32> z, H h) {
    Operand<TFloat32> x = z;
    Affine total = null;
    for (AutoregressiveNetwork<H> network : networks) {
      Affine step = network.affine(x, h);
      x = step.apply(tf, x);
      total = total == null ? step : total.then(tf, step);
    }
    return total;
  }
}
