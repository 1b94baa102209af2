package flowtone.training.loss;

import flowtone.flow.Affine;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * KL(student || teacher) of one sample given its past, both Gaussian: {@code s_p - s_q + (exp(2
 * s_q) + (mu_p - mu_q)^2) / (2 exp(2 s_p)) - 1/2}.
 *
 * <p>Source: Ping, Peng, Chen, "ClariNet", 2018 (arXiv 1807.07281), section 3.3.
 */
public final class GaussianDivergence {
  private GaussianDivergence() {}

  /** In nats per sample [batch, samples]. */
  public static Operand<TFloat32> of(Ops tf, Affine student, Affine teacher) {
    Operand<TFloat32> wider = tf.math.sub(student.logScale(), teacher.logScale());
    Operand<TFloat32> away =
        tf.math.mul(
            tf.math.sub(teacher.shift(), student.shift()),
            tf.math.exp(tf.math.neg(teacher.logScale())));
    Operand<TFloat32> spread =
        tf.math.add(tf.math.exp(tf.math.mul(wider, tf.constant(2f))), tf.math.mul(away, away));
    return tf.math.sub(
        tf.math.mul(spread, tf.constant(0.5f)), tf.math.add(wider, tf.constant(0.5f)));
  }

  /** {@code c log1p(kl / c)}: grows ever more slowly, but its gradient never vanishes. */
  public static Operand<TFloat32> soften(Ops tf, Operand<TFloat32> kl, double cap) {
    Operand<TFloat32> c = tf.constant((float) cap);
    return tf.math.mul(c, tf.math.log1p(tf.math.div(kl, c)));
  }
}
