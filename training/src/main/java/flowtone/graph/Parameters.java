package flowtone.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Where a network's weights come from: variables to be trained, or constants to be run. Asking
 * twice for one name gives the same weight, so a network may be applied more than once.
 */
public interface Parameters {

  /**
   * The weight of a name.
   *
   * @param name unique path such as {@code flow0/layer3/gate}
   * @param initialiser first values, where they are not known from elsewhere
   * @param shape extents
   * @throws IllegalArgumentException if the name is known with another shape, or is missing
   */
  Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape);

  /** The same weights where training is to leave them as they are. */
  default Parameters frozen() {
    return this;
  }

  /**
   * A weight [in, out] some of whose connections are cut for good.
   *
   * @param mask 1 for a connection, 0 where there is none [in][out]
   */
  default Operand<TFloat32> masked(Ops tf, String name, Initialiser initialiser, float[][] mask) {
    return tf.math.mul(weight(name, initialiser, mask.length, mask[0].length), tf.constant(mask));
  }
}
