package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a triangular map with a positive diagonal made of its input, and how steep it is there.
 *
 * @param value L(x) [batch, dimensions]
 * @param diagonal derivative of each dimension by itself, above 0 [batch, dimensions]
 */
public record Monotone(Operand<TFloat32> value, Operand<TFloat32> diagonal) {

  /** Logarithm of the diagonal: what each dimension adds to the log-determinant. */
  public Operand<TFloat32> logDets(Ops tf) {
    return tf.math.log(diagonal);
  }
}
