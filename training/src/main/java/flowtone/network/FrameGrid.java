package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Where the frames of one flow begin: at sample {@code offset} and every {@code frameSamples}
 * after. A grid that is not aligned with the chunk begins {@link #lead()} samples before it and
 * ends with a frame of which only the beginning is known; as frames are causal inside, what is
 * known of it comes out right.
 *
 * @param frameSamples samples of a frame, n
 * @param offset first sample of a frame, within 0..n-1
 */
public record FrameGrid(int frameSamples, int offset) {
  public FrameGrid {
    if (offset < 0 || offset >= frameSamples) {
      throw new IllegalArgumentException(
          "expected a frame offset within 0 to %d; got %d".formatted(frameSamples - 1, offset));
    }
  }

  /** The grid of flow k of K, staggered by n/K samples, which breaks the rhythm of the frames. */
  public static FrameGrid staggered(int frameSamples, int flow, int flows) {
    return new FrameGrid(frameSamples, flow * frameSamples / flows % frameSamples);
  }

  /** Samples by which the first frame begins before the chunk. */
  public int lead() {
    return (frameSamples - offset) % frameSamples;
  }

  /**
   * Aligned frames moved to this grid.
   *
   * @param aligned [frames * batch, n * values], the values of a sample side by side
   * @param values values a sample
   * @return the same if aligned, else [(frames + 1) * batch, n * values]
   */
  Expr fromAligned(NetworkContext context, Operand<TFloat32> aligned, int values) {
    if (lead() == 0) {
      return context.expr(aligned);
    }
    Ops tf = context.tf();
    int width = frameSamples * values;
    int cut = offset * values;
    Operand<TFloat32> earlier = context.memory().recall(aligned, 1, width);
    Expr later = context.rows().padLast(aligned, 1, width);
    Expr head = context.expr(earlier).columns(cut, width - cut);
    Expr tail = later.columns(0, cut);
    return context.expr(tf.concat(List.of(head, tail), tf.constant(1)));
  }

  /** Frames of this grid, as {@link #fromAligned} gives them, moved back to aligned ones. */
  Expr toAligned(NetworkContext context, Expr frames, int values) {
    if (lead() == 0) {
      return frames;
    }
    Ops tf = context.tf();
    int cut = lead() * values;
    Expr head = context.rows().dropLast(frames, 1).columns(cut, -1);
    Expr tail = context.rows().dropFirst(frames, 1).columns(0, cut);
    return context.expr(tf.concat(List.of(head, tail), tf.constant(1)));
  }
}
