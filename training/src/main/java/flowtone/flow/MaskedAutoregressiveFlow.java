package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * Masked autoregressive flow, {@code x_t = exp(alpha_t(x_<t)) z_t + mu_t(x_<t)}, with {@code
 * log|det dx/dz| = sum alpha}: one pass to a density, one a dimension to a sample.
 *
 * <p>Source: Papamakarios, Pavlakou, Murray, "Masked Autoregressive Flow for Density Estimation",
 * 2017 (arXiv 1705.07057); there, z is u.
 *
 * @param <H> the conditioning
 */
public final class MaskedAutoregressiveFlow<H> implements Bijection<H> {
  /** What each direction costs. */
  public static final Passes PASSES = new Passes(Passes.Count.ONE, Passes.Count.PER_DIMENSION);

  private final AutoregressiveNetwork<H> network;

  /**
   * @param network mu and alpha
   */
  public MaskedAutoregressiveFlow(AutoregressiveNetwork<H> network) {
    this.network = network;
  }

  /** mu_t and alpha_t: mean and log standard deviation of each x_t given those before it. */
  public Affine conditional(Expr x, H h) {
    return network.affine(x, h);
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    return conditional(x, h).toNoise(x);
  }

  @Override
  public Mapped toData(Expr z, H h) {
    Expr x = SequentialSolve.solve(z, known -> conditional(known, h).apply(z));
    return new Mapped(x, conditional(x, h).logScale());
  }

  @Override
  public Passes passes() {
    return PASSES;
  }
}
