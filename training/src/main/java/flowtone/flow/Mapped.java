package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a bijection made of its input: the value and what it cost in volume, always together.
 *
 * @param value the image [batch, dimensions]
 * @param logDets what each dimension contributes to the logarithm of the absolute Jacobian
 *     determinant of the direction taken, in nats [batch, dimensions]
 */
public record Mapped(Operand<TFloat32> value, Operand<TFloat32> logDets) {

  /** Logarithm of the absolute Jacobian determinant of the direction taken, in nats [batch]. */
  public Operand<TFloat32> logDet(Ops tf) {
    return tf.sum(logDets, tf.constant(1));
  }
}
