package flowtone.graph;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * The layout of a stream's memory: frames of equal width lie together, so that they are brought to
 * the layout of rows all at once.
 *
 * @param frames remembered frames by their width
 */
public record MemoryLayout(SortedMap<Integer, Integer> frames) {
  public MemoryLayout {
    frames = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(frames));
  }

  /**
   * The layout a network needs, found by building it once in a graph that is thrown away.
   *
   * @param parameters of any values
   * @param network builds it
   */
  public static MemoryLayout of(
      Function<Ops, Parameters> parameters, Consumer<NetworkContext> network) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      TimeRows rows = new TimeRows(tf, tf.constant(1));
      CountingMemory memory = new CountingMemory(new SilentMemory(tf, rows.batch()));
      network.accept(new NetworkContext(rows, parameters.apply(tf), memory));
      return new MemoryLayout(memory.frames());
    }
  }

  /** Values of one stream. */
  public int size() {
    return frames.entrySet().stream().mapToInt(width -> width.getKey() * width.getValue()).sum();
  }
}
