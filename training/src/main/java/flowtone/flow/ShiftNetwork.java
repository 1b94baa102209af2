package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What an additive coupling adds to one half of its input, given the other.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface ShiftNetwork<H> {

  /**
   * The shift [batch, dimensions]; what it is where the input is kept does not count.
   *
   * @param kept the half that is kept, zeros elsewhere [batch, dimensions]
   */
  Operand<TFloat32> shift(Operand<TFloat32> kept, H h);
}
