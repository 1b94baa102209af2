package flowtone.audio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of known number that can be read from any position. Not thread-safe. */
interface ByteSource extends AutoCloseable {
  /** How many bytes there are. */
  long size() throws IOException;

  /**
   * Fills a buffer, or as much of it as there is.
   *
   * @param position of the first byte, not negative
   * @return how many bytes were read; nothing beyond the end
   */
  int read(ByteBuffer into, long position) throws IOException;

  @Override
  void close() throws IOException;

  /** The bytes of a file, read as they are needed. */
  static ByteSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new ByteSource() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public int read(ByteBuffer into, long position) throws IOException {
        int read = 0;
        while (into.hasRemaining()) {
          int more = channel.read(into, position + read);
          if (more <= 0) {
            break;
          }
          read += more;
        }
        return read;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  /** The bytes of an array, which is not copied. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public int read(ByteBuffer into, long position) {
        int count = (int) Math.max(0, Math.min(into.remaining(), bytes.length - position));
        into.put(bytes, (int) Math.min(position, bytes.length), count);
        return count;
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  /** What lies behind the first bytes of this source; closing it closes nothing. */
  default ByteSource from(long start) throws IOException {
    return range(start, size() - start);
  }

  /** Some of this source's bytes, which have to be there; closing it closes nothing. */
  default ByteSource range(long start, long bytes) {
    ByteSource whole = this;
    return new ByteSource() {
      @Override
      public long size() {
        return bytes;
      }

      @Override
      public int read(ByteBuffer into, long position) throws IOException {
        int count = (int) Math.max(0, Math.min(into.remaining(), bytes - position));
        int limit = into.limit();
        into.limit(into.position() + count);
        int read = whole.read(into, start + position);
        into.limit(limit);
        return read;
      }

      @Override
      public void close() {
        // Whoever opened the whole closes it.
      }
    };
  }

  /** The bytes at a position, fewer at the end. */
  default ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    read(bytes, position);
    return bytes.flip();
  }
}
