package flowtone.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of hops, one recording after another, memory-mapped. It is mapped in a few large parts,
 * because systems limit the number of maps of a process, and Java their size.
 */
final class HopFile {
  private static final long MAX_PART_BYTES = 1 << 30;

  private HopFile() {}

  /**
   * Maps a file.
   *
   * @param hopBytes bytes per hop
   * @param hops of each recording
   * @return the bytes of each recording, little-endian
   */
  static List<ByteBuffer> map(Path file, int hopBytes, List<Integer> hops) throws IOException {
    List<ByteBuffer> recordings = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      long begin = 0;
      for (int first = 0; first < hops.size(); ) {
        int last = endOfPart(hops, first, hopBytes);
        long bytes = bytes(hops.subList(first, last), hopBytes);
        ByteBuffer part = channel.map(FileChannel.MapMode.READ_ONLY, begin, bytes);
        int offset = 0;
        for (int count : hops.subList(first, last)) {
          recordings.add(part.slice(offset, count * hopBytes).order(ByteOrder.LITTLE_ENDIAN));
          offset += count * hopBytes;
        }
        begin += bytes;
        first = last;
      }
    }
    return recordings;
  }

  /** The recording after the last that fits into a part, which has at least one. */
  private static int endOfPart(List<Integer> hops, int first, int hopBytes) {
    int end = first + 1;
    long bytes = (long) hops.get(first) * hopBytes;
    while (end < hops.size() && bytes + (long) hops.get(end) * hopBytes <= MAX_PART_BYTES) {
      bytes += (long) hops.get(end++) * hopBytes;
    }
    return end;
  }

  private static long bytes(List<Integer> hops, int hopBytes) {
    return hops.stream().mapToLong(count -> (long) count * hopBytes).sum();
  }
}
