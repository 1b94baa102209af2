package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Additive coupling: half a of the input is kept, half b is shifted as that half says, {@code x_a =
 * z_a}, {@code x_b = z_b + m(z_a)}, with {@code log|det dx/dz| = 0}. One pass either way.
 *
 * <p>Source: Dinh, Krueger, Bengio, "NICE: Non-linear Independent Components Estimation", 2015
 * (arXiv 1410.8516), section 3.2.
 *
 * @param <H> the conditioning
 */
public final class AdditiveCoupling<H> implements Bijection<H> {
  private final Ops tf;
  private final CouplingMask half;
  private final ShiftNetwork<H> network;

  public AdditiveCoupling(Ops tf, CouplingMask half, ShiftNetwork<H> network) {
    this.tf = tf;
    this.half = half;
    this.network = network;
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    return new Mapped(tf.math.add(z, shift(z, h)), tf.zerosLike(z));
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    return new Mapped(tf.math.sub(x, shift(x, h)), tf.zerosLike(x));
  }

  /** The shift of half b, nothing on half a, which is the same in data and noise. */
  private Operand<TFloat32> shift(Operand<TFloat32> dataOrNoise, H h) {
    return half.changed(tf, network.shift(half.kept(tf, dataOrNoise), h));
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1);
  }
}
