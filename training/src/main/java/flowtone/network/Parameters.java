package flowtone.network;

import org.tensorflow.Operand;
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

  /** These parameters under a prefix. */
  default Parameters under(String prefix) {
    return (name, initialiser, shape) -> weight(prefix + "/" + name, initialiser, shape);
  }
}
