package flowtone.network;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a listener's memory consists of: frames of equal width lie together, so that they are
 * brought to the layout of rows all at once.
 *
 * @param frames remembered frames by their width
 */
public record MemoryLayout(SortedMap<Integer, Integer> frames) {
  public MemoryLayout {
    frames = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(frames));
  }

  /** Values a listener carries. */
  public int size() {
    return frames.entrySet().stream().mapToInt(width -> width.getKey() * width.getValue()).sum();
  }
}
