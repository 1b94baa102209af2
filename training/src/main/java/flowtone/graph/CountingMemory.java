package flowtone.graph;

import java.util.SortedMap;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Counts the frames that another memory is asked for. */
public final class CountingMemory implements Memory {
  private final Memory memory;
  private final SortedMap<Integer, Integer> frames = new TreeMap<>();

  public CountingMemory(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Operand<TFloat32> recall(Operand<TFloat32> rows, int count, int width) {
    frames.merge(width, count, Integer::sum);
    return memory.recall(rows, count, width);
  }

  @Override
  public Operand<TFloat32> recallWhole(Operand<TFloat32> rows, int steps, int width) {
    frames.merge(width, steps, Integer::sum);
    return memory.recallWhole(rows, steps, width);
  }

  /** Remembered frames by their width. */
  public SortedMap<Integer, Integer> frames() {
    return frames;
  }
}
