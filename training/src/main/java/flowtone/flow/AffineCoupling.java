package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Affine coupling: half a of the input is kept, half b is moved as that half says, {@code x_a =
 * z_a}, {@code x_b = exp(alpha(z_a)) z_b + mu(z_a)}, with {@code log|det dx/dz| = sum alpha}. One
 * pass either way, for both directions know half a.
 *
 * <p>Source: Dinh, Sohl-Dickstein, Bengio, "Density Estimation using Real NVP", 2017 (arXiv
 * 1605.08803), section 3.2.
 *
 * @param <H> the conditioning
 */
public final class AffineCoupling<H> implements Bijection<H> {
  private final Ops tf;
  private final CouplingMask half;
  private final CouplingNetwork<H> network;

  public AffineCoupling(Ops tf, CouplingMask half, CouplingNetwork<H> network) {
    this.tf = tf;
    this.half = half;
    this.network = network;
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Affine coupled = coupled(z, h);
    return new Mapped(coupled.apply(tf, z), coupled.logScale());
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    Affine coupled = coupled(x, h);
    return new Mapped(coupled.invert(tf, x), tf.math.neg(coupled.logScale()));
  }

  /** The affine map of half b, the identity on half a, which is the same in data and noise. */
  private Affine coupled(Operand<TFloat32> dataOrNoise, H h) {
    Affine affine = network.affine(half.kept(tf, dataOrNoise), h);
    return new Affine(half.changed(tf, affine.shift()), half.changed(tf, affine.logScale()));
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1);
  }
}
