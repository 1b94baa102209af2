package flowtone.audio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Sources one after the other, as one; closing it closes none of them. Not thread-safe. */
final class JoinedBytes implements ByteSource {
  private final List<ByteSource> parts;

  JoinedBytes(List<ByteSource> parts) {
    this.parts = parts;
  }

  @Override
  public long size() throws IOException {
    long size = 0;
    for (ByteSource part : parts) {
      size += part.size();
    }
    return size;
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    int read = 0;
    long start = 0;
    for (ByteSource part : parts) {
      long end = start + part.size();
      if (position + read < end && into.hasRemaining()) {
        read += part.read(into, position + read - start);
      }
      start = end;
    }
    return read;
  }

  @Override
  public void close() {
    // Whoever opened the parts closes them.
  }
}
