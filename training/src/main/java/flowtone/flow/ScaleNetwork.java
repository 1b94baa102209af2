package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Scales that depend on the conditioning alone.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface ScaleNetwork<H> {

  /**
   * Natural logarithm of the scale of each dimension, of the shape of {@code like}.
   *
   * @param like what is to be scaled [batch, dimensions]; its values do not count
   */
  Operand<TFloat32> logScale(Operand<TFloat32> like, H h);
}
