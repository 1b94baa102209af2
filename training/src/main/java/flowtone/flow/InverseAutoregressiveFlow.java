package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Inverse autoregressive flow, {@code x_t = exp(alpha_t(z_<t)) z_t + mu_t(z_<t)}, with {@code
 * log|det dx/dz| = sum alpha}: one pass to a sample, one a dimension to a density. It is the {@link
 * Inverse} of the masked autoregressive flow with log-scale {@code -alpha} and shift {@code -mu
 * exp(-alpha)}.
 *
 * <p>Source: Kingma et al., "Improving Variational Inference with Inverse Autoregressive Flow",
 * 2016 (arXiv 1606.04934).
 *
 * @param <H> the conditioning
 */
public final class InverseAutoregressiveFlow<H> implements Bijection<H> {
  private final Ops tf;
  private final AutoregressiveNetwork<H> network;

  public InverseAutoregressiveFlow(Ops tf, AutoregressiveNetwork<H> network) {
    this.tf = tf;
    this.network = network;
  }

  /** The affine map each position of the noise undergoes, given the noise before it. */
  public Affine conditional(Operand<TFloat32> z, H h) {
    return network.affine(z, h);
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Affine conditional = conditional(z, h);
    return new Mapped(conditional.apply(tf, z), conditional.logScale());
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    Operand<TFloat32> z =
        SequentialSolve.solve(tf, x, known -> conditional(known, h).invert(tf, x));
    return new Mapped(z, tf.math.neg(conditional(z, h).logScale()));
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(dimensions, 1);
  }
}
