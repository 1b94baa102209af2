package flowtone.train;

import flowtone.flow.Affine;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Negative log-likelihood of samples under a Gaussian each. */
final class GaussianLikelihood {
  private static final float HALF_LOG_TWO_PI = (float) (0.5 * Math.log(2 * Math.PI));

  private GaussianLikelihood() {}

  /** {@code s + (x - mu)^2 / (2 exp(2 s)) + log(2 pi) / 2} in nats per sample [batch, samples]. */
  static Operand<TFloat32> negative(Ops tf, Affine conditional, Operand<TFloat32> x) {
    Operand<TFloat32> noise = conditional.invert(tf, x);
    return tf.math.add(
        conditional.logScale(),
        tf.math.add(
            tf.math.mul(tf.math.mul(noise, noise), tf.constant(0.5f)),
            tf.constant(HALF_LOG_TWO_PI)));
  }
}
