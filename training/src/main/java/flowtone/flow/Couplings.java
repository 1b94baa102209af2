package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Couplings one after another on halves that take turns, as one flow. In either direction, each
 * coupling's network is run once.
 *
 * @param <H> the conditioning
 */
public final class Couplings<H> implements Bijection<H> {
  private final Chain<H> chain;

  private Couplings(List<Bijection<H>> fromNoise) {
    this.chain = new Chain<>(fromNoise);
  }

  /**
   * NICE: couplings by {@linkplain ShiftTransformer shifts}, and one rescaling layer next to the
   * noise; {@code log|det dx/dz|} is that of the {@linkplain Rescaling rescaling}, {@code sum log
   * s}.
   *
   * <p>Source: arXiv 1410.8516.
   *
   * @param n positions of a frame, or dimensions of a plain vector, at least 2
   * @param networks of the couplings, that of the one nearest to the noise first; that of layer k
   *     is for {@link CouplingMask#ofLayer}
   */
  public static <H> Couplings<H> nice(
      int n, ScaleNetwork<H> scale, List<? extends CouplingNetwork<H>> networks) {
    List<Bijection<H>> layers = new ArrayList<>(List.of(new Rescaling<>(scale)));
    layers.addAll(layers(n, new ShiftTransformer(), networks));
    return new Couplings<>(layers);
  }

  /**
   * Real NVP: couplings by {@linkplain AffineTransformer affine maps}; {@code log|det dx/dz|} is
   * the sum of their {@code alpha}.
   *
   * <p>Source: arXiv 1605.08803.
   *
   * @param n positions of a frame, or dimensions of a plain vector, at least 2
   * @param networks of the couplings, that of the one nearest to the noise first; that of layer k
   *     is for {@link CouplingMask#ofLayer}
   */
  public static <H> Couplings<H> realNvp(
      int n, AffineTransformer transformer, List<? extends CouplingNetwork<H>> networks) {
    return new Couplings<>(layers(n, transformer, networks));
  }

  private static <H> List<Bijection<H>> layers(
      int n, Transformer transformer, List<? extends CouplingNetwork<H>> networks) {
    List<Bijection<H>> layers = new ArrayList<>();
    for (int layer = 0; layer < networks.size(); layer++) {
      CouplingMask mask = CouplingMask.ofLayer(n, layer);
      layers.add(new Coupling<>(mask, transformer, networks.get(layer)));
    }
    return layers;
  }

  @Override
  public Mapped toData(Expr z, H h) {
    return chain.toData(z, h);
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    return chain.toNoise(x, h);
  }

  /** One pass through the networks of all couplings, either way. */
  @Override
  public Passes passes() {
    return Passes.ONE_EACH;
  }
}
