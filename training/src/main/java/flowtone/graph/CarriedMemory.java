package flowtone.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A memory carried from chunk to chunk as one vector a stream: layers take their frames of it in
 * the order they are built, and leave the next chunk's in the same order.
 */
public final class CarriedMemory implements Memory {
  private final Ops tf;
  private final Operand<TInt32> batch;
  private final Operand<TInt32> rowsAtHand;
  private final Operand<TFloat32> state;
  private final Map<Integer, Remembered> byWidth = new LinkedHashMap<>();

  /**
   * @param batch number of streams, scalar
   * @param framesAtHand whole frames in this chunk, scalar; a further, unfinished frame that a
   *     staggered grid adds is not remembered but computed again
   * @param state [batch, size of the layout], zeros before the first chunk
   * @param layout of the network
   */
  public CarriedMemory(
      Ops tf,
      Operand<TInt32> batch,
      Operand<TInt32> framesAtHand,
      Operand<TFloat32> state,
      MemoryLayout layout) {
    this.tf = tf;
    this.batch = batch;
    this.state = state;
    this.rowsAtHand = tf.math.mul(framesAtHand, batch);
    int begin = 0;
    for (Map.Entry<Integer, Integer> part : layout.frames().entrySet()) {
      int width = part.getKey();
      byWidth.put(width, new Remembered(state, begin, part.getValue(), width));
      begin += part.getValue() * width;
    }
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int frames, int width) {
    return byWidth.get(width).recall(rows, frames, rowsAtHand);
  }

  @Override
  public Operand<TFloat32> recallWhole(Operand<TFloat32> rows, int steps, int width) {
    Operand<TInt32> atHand = tf.squeeze(tf.slice(tf.shape(rows), tf.array(0), tf.array(1)));
    return byWidth.get(width).recall(rows, steps, atHand);
  }

  /** The state for the next chunk [batch, size of the layout]. */
  public Operand<TFloat32> next() {
    if (byWidth.isEmpty()) {
      return tf.identity(state); // [batch, 0]
    }
    return joined(byWidth.values().stream().map(Remembered::next).toList(), 1);
  }

  private Operand<TFloat32> joined(List<Operand<TFloat32>> parts, int axis) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(axis));
  }

  /** The frames of one width. */
  private final class Remembered {
    private final int frames;
    private final int width;
    private final Operand<TFloat32> past; // [frames, batch, width]
    private final List<Operand<TFloat32>> next = new ArrayList<>();
    private int taken;

    Remembered(Operand<TFloat32> state, int begin, int frames, int width) {
      this.frames = frames;
      this.width = width;
      Operand<TFloat32> mine = tf.slice(state, tf.array(0, begin), tf.array(-1, frames * width));
      this.past =
          tf.linalg.transpose(tf.reshape(mine, tf.array(-1, frames, width)), tf.array(1, 0, 2));
    }

    Operand<TFloat32> recall(Operand<TFloat32> rows, int count, Operand<TInt32> atHand) {
      Operand<TFloat32> mine = tf.slice(past, tf.array(taken, 0, 0), tf.array(count, -1, -1));
      taken += count;
      Operand<TFloat32> all =
          tf.concat(List.of(tf.reshape(mine, tf.array(-1, width)), rows), tf.constant(0));
      next.add(last(all, count, atHand));
      return all;
    }

    /** The frames that the next chunk will call past: those before the end of the whole frames. */
    private Operand<TFloat32> last(Operand<TFloat32> all, int count, Operand<TInt32> atHand) {
      return tf.slice(
          all,
          tf.stack(List.of(atHand, tf.constant(0))),
          tf.stack(List.of(tf.math.mul(batch, tf.constant(count)), tf.constant(width))));
    }

    Operand<TFloat32> next() {
      Operand<TInt32> extents = tf.stack(List.of(tf.constant(frames), batch, tf.constant(width)));
      Operand<TFloat32> cube = tf.reshape(joined(next, 0), extents);
      return tf.reshape(tf.linalg.transpose(cube, tf.array(1, 0, 2)), tf.array(-1, frames * width));
    }
  }
}
