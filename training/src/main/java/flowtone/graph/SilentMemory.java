package flowtone.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A memory with nothing in it: every layer's past is zero. */
public final class SilentMemory implements Memory {
  private final TimeRows timeRows;

  public SilentMemory(Ops tf, Operand<TInt32> batch) {
    this.timeRows = new TimeRows(tf, batch);
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int frames, int width) {
    Ops tf = timeRows.tf();
    return tf.concat(List.of(timeRows.silence(frames, width), rows), tf.constant(0));
  }

  @Override
  public Operand<TFloat32> recallWhole(Operand<TFloat32> rows, int steps, int width) {
    return recall(rows, steps, width);
  }
}
