package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * A coupling: half a of the vector is kept, and says how half b is transformed, {@code x_a = z_a},
 * {@code x_b = T(z_b; theta(z_a))}; {@code log|det dx/dz| = sum log dT/dz_b}. One pass either way,
 * for both directions know half a.
 *
 * @param <H> the conditioning
 */
public final class Coupling<H> implements Bijection<H> {
  private final CouplingMask mask;
  private final Transformer transformer;
  private final CouplingNetwork<H> network;

  /**
   * @param mask which positions are half b
   * @param transformer T
   * @param network theta
   */
  public Coupling(CouplingMask mask, Transformer transformer, CouplingNetwork<H> network) {
    this.mask = mask;
    this.transformer = transformer;
    this.network = network;
  }

  @Override
  public Mapped toData(Expr z, H h) {
    return transformer.toData(z, theta(z, h));
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    return transformer.toNoise(x, theta(x, h));
  }

  /** theta(x_a) on half b, 0 on half a, where T is the identity; x_a is z_a. */
  private List<Expr> theta(Expr dataOrNoise, H h) {
    return network.parameters(mask.kept(dataOrNoise), h).stream().map(mask::changed).toList();
  }

  @Override
  public Passes passes() {
    return Passes.ONE_EACH;
  }
}
