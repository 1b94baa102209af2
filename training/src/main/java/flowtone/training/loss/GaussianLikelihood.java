package flowtone.training.loss;

import flowtone.flow.Mapped;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Negative log-likelihood of data under a flow whose noise is standard normal. */
public final class GaussianLikelihood {
  private static final float HALF_LOG_TWO_PI = (float) (0.5 * Math.log(2 * Math.PI));

  private GaussianLikelihood() {}

  /** {@code z^2 / 2 + log(2 pi) / 2 - logDet} of each sample, in nats [batch, samples]. */
  public static Operand<TFloat32> negative(Ops tf, Mapped noise) {
    Operand<TFloat32> squares = tf.math.mul(noise.value(), noise.value());
    return tf.math.sub(
        tf.math.add(tf.math.mul(squares, tf.constant(0.5f)), tf.constant(HALF_LOG_TWO_PI)),
        noise.logDets());
  }
}
