package flowtone.flow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

/**
 * Real NVP: {@linkplain AffineCoupling affine couplings} on halves that take turns, {@code x_b =
 * exp(alpha(z_a)) z_b + mu(z_a)}; {@code log|det dx/dz|} is the sum of the couplings' {@code
 * alpha}.
 *
 * <p>Source: Dinh, Sohl-Dickstein, Bengio, "Density Estimation using Real NVP", 2017 (arXiv
 * 1605.08803).
 *
 * @param <H> the conditioning
 */
public final class RealNvp<H> extends Couplings<H> {
  /**
   * @param n positions of a frame, or dimensions of a plain vector, at least 2
   * @param fromNoise networks of the couplings, that of the one nearest to the noise first; that of
   *     layer k is for {@link CouplingMask#ofLayer}
   */
  public RealNvp(Ops tf, int n, List<? extends CouplingNetwork<H>> fromNoise) {
    super(tf, layers(tf, n, fromNoise));
  }

  private static <H> List<Bijection<H>> layers(
      Ops tf, int n, List<? extends CouplingNetwork<H>> fromNoise) {
    List<Bijection<H>> layers = new ArrayList<>();
    for (int layer = 0; layer < fromNoise.size(); layer++) {
      layers.add(new AffineCoupling<>(tf, CouplingMask.ofLayer(n, layer), fromNoise.get(layer)));
    }
    return layers;
  }
}
