package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Masked autoregressive flow, {@code x_t = exp(alpha_t(x_<t)) u_t + mu_t(x_<t)}, with {@code
 * log|det dx/du| = sum alpha}: one pass to a density, one a dimension to a sample.
 *
 * <p>Source: Papamakarios, Pavlakou, Murray, "Masked Autoregressive Flow for Density Estimation",
 * 2017 (arXiv 1705.07057).
 *
 * @param <H> the conditioning
 */
public final class MaskedAutoregressiveFlow<H> implements Bijection<H> {
  private final Ops tf;
  private final AutoregressiveNetwork<H> network;

  public MaskedAutoregressiveFlow(Ops tf, AutoregressiveNetwork<H> network) {
    this.tf = tf;
    this.network = network;
  }

  /** Mean and log standard deviation of each position of {@code x} given those before it. */
  public Affine conditional(Operand<TFloat32> x, H h) {
    return network.affine(x, h);
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    Affine conditional = conditional(x, h);
    return new Mapped(conditional.invert(tf, x), tf.math.neg(conditional.logScale()));
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Operand<TFloat32> x = SequentialSolve.solve(tf, z, known -> conditional(known, h).apply(tf, z));
    return new Mapped(x, conditional(x, h).logScale());
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, dimensions);
  }
}
