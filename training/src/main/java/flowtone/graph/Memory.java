package flowtone.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What causal layers remember of the frames before the ones at hand. Rows are time-major: row
 * {@code t * batch + b}.
 */
public interface Memory {

  /**
   * The rows with those of the {@code frames} frames before them set in front.
   *
   * @param rows [(frames at hand) * batch, width]
   * @param frames how many frames back to remember
   * @param width columns
   * @return [(frames + frames at hand) * batch, width]
   */
  Operand<TFloat32> recall(Operand<TFloat32> rows, int frames, int width);

  /**
   * The same of rows that are not frames but of another rate, such as hops, none of which is
   * unfinished.
   *
   * @param rows [(steps at hand) * batch, width]
   * @return [(steps + steps at hand) * batch, width]
   */
  Operand<TFloat32> recallWhole(Operand<TFloat32> rows, int steps, int width);
}
