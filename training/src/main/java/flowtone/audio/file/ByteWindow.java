package flowtone.audio.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A source looked at from beginning to end, here and there some bytes. Not thread-safe. */
final class ByteWindow {
  private static final int WINDOW_BYTES = 1 << 16;

  private final ByteSource source;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;

  ByteWindow(ByteSource source) {
    this.source = source;
  }

  /** The four bytes at a position, the first highest; zeros where there are none. */
  int four(long position) throws IOException {
    int four = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      four = four << 8 | at(position + i);
    }
    return four;
  }

  /** Whether the bytes at a position are those characters. */
  boolean has(String characters, long position) throws IOException {
    for (int i = 0; i < characters.length(); i++) {
      if (at(position + i) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int at(long position) throws IOException {
    if (position < start || position >= start + window.limit()) {
      window = source.bytes(position, WINDOW_BYTES);
      start = position;
    }
    return position - start < window.limit() ? window.get((int) (position - start)) & 0xff : 0;
  }
}
