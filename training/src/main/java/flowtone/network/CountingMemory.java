package flowtone.network;

import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A memory with nothing in it that counts what it is asked to remember: a network is built with it
 * once to learn what {@link CarriedMemory} has to carry.
 */
public final class CountingMemory implements Memory {
  private final Memory silent;
  private final TreeMap<Integer, Integer> frames = new TreeMap<>();

  public CountingMemory(Ops tf, Operand<TInt32> batch) {
    this.silent = new SilentMemory(tf, batch);
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int count, int width) {
    frames.merge(width, count, Integer::sum);
    return silent.recall(rows, count, width);
  }

  /** What was asked for so far: all of it once the network is built. */
  public MemoryLayout layout() {
    return new MemoryLayout(frames);
  }
}
