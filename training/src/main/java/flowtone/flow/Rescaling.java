package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Rescaling by the conditioning alone, {@code x = s(h) z}, with {@code log|det dx/dz| = sum log s}:
 * the same wherever x lies. Without a conditioning it is a diagonal matrix.
 *
 * <p>Source: Dinh, Krueger, Bengio, "NICE", 2015 (arXiv 1410.8516), section 3.3; there, s is
 * constant.
 *
 * @param <H> the conditioning
 */
public final class Rescaling<H> implements Bijection<H> {
  private final Ops tf;
  private final ScaleNetwork<H> network;

  public Rescaling(Ops tf, ScaleNetwork<H> network) {
    this.tf = tf;
    this.network = network;
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Operand<TFloat32> logScale = network.logScale(z, h);
    return new Mapped(tf.math.mul(z, tf.math.exp(logScale)), logScale);
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    Operand<TFloat32> shrinking = tf.math.neg(network.logScale(x, h));
    return new Mapped(tf.math.mul(x, tf.math.exp(shrinking)), shrinking);
  }

  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1);
  }
}
