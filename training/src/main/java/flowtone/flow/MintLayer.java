package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * One layer of a MintNet, {@code z = L(x)}, where each dimension of L depends on the dimensions
 * before it in any way and on itself with a positive slope {@code d_i = dL_i/dx_i}; {@code log|det
 * dz/dx| = sum_i log d_i}. One pass to a density; a sample takes the iterations of a {@link
 * FixedPoint}, however many dimensions there are.
 *
 * <p>Source: Song, Meng, Ermon, "MintNet: Building Invertible Neural Networks with Masked
 * Convolutions", 2019 (arXiv 1907.07945). A {@link MintNet} is a chain of such layers.
 *
 * @param network L
 * @param inverse how {@code L(x) = z} is solved
 * @param <H> the conditioning
 */
record MintLayer<H>(TriangularNetwork<H> network, FixedPoint inverse) implements Bijection<H> {

  @Override
  public Mapped toNoise(Expr x, H h) {
    Monotone at = network.apply(x, h);
    return new Mapped(at.value(), at.logDets());
  }

  /** As in {@link Bijection}; running it fails if the iteration has not converged. */
  @Override
  public Mapped toData(Expr z, H h) {
    Expr x = inverse.solve(z, known -> network.apply(known, h));
    return new Mapped(x, network.apply(x, h).logDets().negated());
  }

  @Override
  public Passes passes() {
    return inverse.passes();
  }
}
