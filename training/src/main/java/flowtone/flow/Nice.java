package flowtone.flow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

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
public final class Nice<H> extends Couplings<H> {
  /**
   * @param n positions of a frame, or dimensions of a plain vector, at least 2
   * @param fromNoise networks of the couplings, that of the one nearest to the noise first; that of
   *     layer k is for {@link CouplingMask#ofLayer}
   */
  public Nice(Ops tf, int n, ScaleNetwork<H> rescaling, List<? extends ShiftNetwork<H>> fromNoise) {
    super(tf, layers(tf, n, rescaling, fromNoise));
  }

  private static <H> List<Bijection<H>> layers(
      Ops tf, int n, ScaleNetwork<H> rescaling, List<? extends ShiftNetwork<H>> fromNoise) {
    List<Bijection<H>> layers = new ArrayList<>(List.of(new Rescaling<>(tf, rescaling)));
    for (int layer = 0; layer < fromNoise.size(); layer++) {
      layers.add(new AdditiveCoupling<>(tf, CouplingMask.ofLayer(n, layer), fromNoise.get(layer)));
    }
    return layers;
  }
}
