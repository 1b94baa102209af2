package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What an affine coupling does to one half of its input, given the other.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface CouplingNetwork<H> {

  /**
   * Shift and log-scale [batch, dimensions]; what they are where the input is kept does not count.
   *
   * @param kept the half that is kept, zeros elsewhere [batch, dimensions]
   */
  Affine affine(Operand<TFloat32> kept, H h);
}
