package flowtone.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A memory with nothing in it: every layer's past is zero. */
public final class SilentMemory implements Memory {
  private final Ops tf;
  private final Operand<TInt32> batch;

  public SilentMemory(Ops tf, Operand<TInt32> batch) {
    this.tf = tf;
    this.batch = batch;
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int frames, int width) {
    Operand<TInt32> before = tf.math.mul(batch, tf.constant(frames));
    Operand<TFloat32> past =
        tf.fill(tf.stack(java.util.List.of(before, tf.constant(width))), tf.constant(0f));
    return tf.concat(java.util.List.of(past, rows), tf.constant(0));
  }
}
