package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * Inverse autoregressive flow, {@code x_t = exp(alpha_t(z_<t)) z_t + mu_t(z_<t)}, with {@code
 * log|det dx/dz| = sum alpha}: one pass to a sample, one a dimension to a density. It is the
 * inverse of the {@linkplain MaskedAutoregressiveFlow masked autoregressive flow} with log-scale
 * {@code -alpha} and shift {@code -mu exp(-alpha)}.
 *
 * <p>Source: Kingma et al., "Improving Variational Inference with Inverse Autoregressive Flow",
 * 2016 (arXiv 1606.04934).
 *
 * @param <H> the conditioning
 */
public final class InverseAutoregressiveFlow<H> implements Bijection<H> {
  /** What each direction costs. */
  public static final Passes PASSES = MaskedAutoregressiveFlow.PASSES.swapped();

  private final AutoregressiveNetwork<H> network;

  /**
   * @param network mu and alpha
   */
  public InverseAutoregressiveFlow(AutoregressiveNetwork<H> network) {
    this.network = network;
  }

  @Override
  public Mapped toData(Expr z, H h) {
    return network.affine(z, h).toData(z);
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    Expr z = SequentialSolve.solve(x, known -> network.affine(known, h).invert(x));
    return new Mapped(z, network.affine(z, h).logScale().negated());
  }

  @Override
  public Passes passes() {
    return PASSES;
  }
}
