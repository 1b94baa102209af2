package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An element-wise affine map, {@code y = shift + exp(logScale) * x}.
 *
 * @param shift [batch, dimensions]
 * @param logScale natural logarithm of the scale [batch, dimensions]
 */
public record Affine(Operand<TFloat32> shift, Operand<TFloat32> logScale) {

  /** The image of {@code x} [batch, dimensions]. */
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
    return tf.math.add(shift, tf.math.mul(tf.math.exp(logScale), x));
  }

  /** The {@code x} whose image is {@code y} [batch, dimensions]. */
  public Operand<TFloat32> invert(Ops tf, Operand<TFloat32> y) {
    return tf.math.mul(tf.math.sub(y, shift), tf.math.exp(tf.math.neg(logScale)));
  }

  /** This map first, then {@code next}: mu = mu exp(s) + mu', s_total = s + s'. */
  public Affine then(Ops tf, Affine next) {
    return new Affine(next.apply(tf, shift), tf.math.add(logScale, next.logScale));
  }
}
