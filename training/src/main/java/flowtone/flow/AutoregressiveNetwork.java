package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A network whose output at position t reads its input strictly before t, and the conditioning.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface AutoregressiveNetwork<H> {

  /** Shift and log-scale [batch, dimensions] of input [batch, dimensions]. */
  Affine affine(Operand<TFloat32> input, H h);
}
