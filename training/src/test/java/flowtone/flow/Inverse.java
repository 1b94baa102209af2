package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * A bijection read the other way round: its noise is the other's data.
 *
 * @param <H> the conditioning
 */
public record Inverse<H>(Bijection<H> bijection) implements Bijection<H> {

  @Override
  public Mapped toNoise(Expr x, H h) {
    return bijection.toData(x, h);
  }

  @Override
  public Mapped toData(Expr z, H h) {
    return bijection.toNoise(z, h);
  }

  @Override
  public Passes passes() {
    return bijection.passes().swapped();
  }
}
