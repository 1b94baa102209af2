package flowtone.flow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * NICE: one rescaling layer next to the noise, then {@linkplain AdditiveCoupling additive
 * couplings} on halves that take turns, {@code x_b = z_b + m(z_a)}. Couplings preserve volume, so
 * {@code log|det dx/dz|} is that of the {@linkplain Rescaling rescaling}, {@code sum log s}.
 *
 * <p>Source: Dinh, Krueger, Bengio, "NICE: Non-linear Independent Components Estimation", 2015
 * (arXiv 1410.8516).
 *
 * @param <H> the conditioning
 */
public final class Nice<H> implements Bijection<H> {
  private final Chain<H> chain;

  /**
   * @param n positions of a frame, or dimensions of a plain vector, at least 2
   * @param fromNoise networks of the couplings, that of the one nearest to the noise first; that of
   *     layer k is for {@link Half#ofLayer}
   */
  public Nice(Ops tf, int n, ScaleNetwork<H> rescaling, List<? extends ShiftNetwork<H>> fromNoise) {
    List<Bijection<H>> layers = new ArrayList<>(List.of(new Rescaling<>(tf, rescaling)));
    for (int layer = 0; layer < fromNoise.size(); layer++) {
      layers.add(new AdditiveCoupling<>(tf, Half.ofLayer(n, layer), fromNoise.get(layer)));
    }
    this.chain = new Chain<>(tf, layers);
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    return chain.toData(z, h);
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    return chain.toNoise(x, h);
  }

  /** One pass through the networks of all couplings, either way. */
  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1);
  }
}
