package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * Rescaling by the conditioning alone, {@code x = s(h) z}, with {@code log|det dx/dz| = sum log s}:
 * the same wherever x lies. Without a conditioning it is a diagonal matrix.
 *
 * <p>Source: Dinh, Krueger, Bengio, "NICE", 2015 (arXiv 1410.8516), section 3.3; there, s is
 * constant.
 *
 * @param <H> the conditioning
 */
public final class Rescaling<H> implements Bijection<H> {
  private final ScaleNetwork<H> network;

  /**
   * @param network log s(h)
   */
  public Rescaling(ScaleNetwork<H> network) {
    this.network = network;
  }

  @Override
  public Mapped toData(Expr z, H h) {
    Expr logScale = network.logScale(z, h);
    return new Mapped(z.times(logScale.exp()), logScale);
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    Expr negativeLogScale = network.logScale(x, h).negated();
    return new Mapped(x.times(negativeLogScale.exp()), negativeLogScale);
  }

  @Override
  public Passes passes() {
    return Passes.ONE_EACH;
  }
}
