package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One layer of a MintNet, {@code z = L(x)}, where each dimension of L depends on the dimensions
 * before it in any way and on itself with a positive slope {@code d_i = dL_i/dx_i}; {@code log|det
 * dz/dx| = sum_i log d_i}. One pass to a density; a sample takes the iterations of a {@link
 * FixedPoint}, however many dimensions there are.
 *
 * <p>Source: Song, Meng, Ermon, "MintNet: Building Invertible Neural Networks with Masked
 * Convolutions", 2019 (arXiv 1907.07945). A {@link MintNet} is a chain of such layers.
 *
 * @param <H> the conditioning
 */
public final class MintLayer<H> implements Bijection<H> {
  private final Ops tf;
  private final TriangularNetwork<H> network;
  private final FixedPoint inverse;

  public MintLayer(Ops tf, TriangularNetwork<H> network, FixedPoint inverse) {
    this.tf = tf;
    this.network = network;
    this.inverse = inverse;
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    Monotone at = network.apply(x, h);
    return new Mapped(at.value(), at.logDets(tf));
  }

  /** As in {@link Bijection}; running it fails if the iteration has not converged. */
  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Operand<TFloat32> x = inverse.solve(tf, z, known -> network.apply(known, h));
    return new Mapped(x, tf.math.neg(network.apply(x, h).logDets(tf)));
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1 + inverse.iterations());
  }
}
