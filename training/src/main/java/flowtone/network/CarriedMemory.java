package flowtone.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A memory carried from chunk to chunk as one vector a listener, [batch, {@link #size()}]: layers
 * take their slices of it in the order they are built, and leave the next chunk's in the same
 * order.
 */
public final class CarriedMemory implements Memory {
  private final Ops tf;
  private final Operand<TInt32> batch;
  private final Operand<TInt32> framesAtHand;
  private final Operand<TFloat32> state;
  private final List<Operand<TFloat32>> next = new ArrayList<>();
  private int size;

  /**
   * @param batch number of listeners, scalar
   * @param framesAtHand whole frames in this chunk, scalar; a further, unfinished frame that a
   *     staggered grid adds is not remembered but done again
   * @param state [batch, size], zeros before the first chunk
   */
  public CarriedMemory(
      Ops tf, Operand<TInt32> batch, Operand<TInt32> framesAtHand, Operand<TFloat32> state) {
    this.tf = tf;
    this.batch = batch;
    this.framesAtHand = framesAtHand;
    this.state = state;
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int frames, int width) {
    int length = frames * width;
    Operand<TFloat32> mine =
        tf.slice(state, tf.array(0, size), tf.stack(List.of(batch, tf.constant(length))));
    size += length;
    Operand<TFloat32> past = swap(mine, tf.constant(frames), width, batch);
    Operand<TFloat32> all = tf.concat(List.of(past, rows), tf.constant(0));
    next.add(flatten(last(all, frames, width), frames, width));
    return all;
  }

  /** The frames that the next chunk will call past: those before the end of the whole frames. */
  private Operand<TFloat32> last(Operand<TFloat32> all, int frames, int width) {
    Operand<TInt32> begin = tf.math.mul(framesAtHand, batch);
    Operand<TInt32> count = tf.math.mul(tf.constant(frames), batch);
    return tf.slice(
        all,
        tf.stack(List.of(begin, tf.constant(0))),
        tf.stack(List.of(count, tf.constant(width))));
  }

  private Operand<TFloat32> swap(
      Operand<TFloat32> byListener, Operand<TInt32> frames, int width, Operand<TInt32> batch) {
    Operand<TFloat32> cube =
        tf.reshape(byListener, tf.stack(List.of(batch, frames, tf.constant(width))));
    return tf.reshape(tf.linalg.transpose(cube, tf.array(1, 0, 2)), tf.array(-1, width));
  }

  private Operand<TFloat32> flatten(Operand<TFloat32> rows, int frames, int width) {
    Operand<TFloat32> cube =
        tf.reshape(rows, tf.stack(List.of(tf.constant(frames), batch, tf.constant(width))));
    return tf.reshape(
        tf.linalg.transpose(cube, tf.array(1, 0, 2)),
        tf.stack(List.of(batch, tf.constant(frames * width))));
  }

  /** Values a listener carries. Complete once the network is built. */
  public int size() {
    return size;
  }

  /** What the next chunk is to be given as state [batch, size]. */
  public Operand<TFloat32> next() {
    return tf.concat(next, tf.constant(1));
  }
}
