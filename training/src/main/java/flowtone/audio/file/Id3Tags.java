package flowtone.audio.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Titles and pictures in front of a recording, which any kind of file may have. */
final class Id3Tags {
  private static final int HEADER_BYTES = 10;
  private static final int FOOTER_FLAG = 0x10;

  /** Tags are nested by mistake, but not without end. */
  private static final int MOST_TAGS = 16;

  private Id3Tags() {}

  /** How many bytes of ID3v2 lie in front; none if nothing would lie behind them. */
  static long bytesInFront(ByteSource source) throws IOException {
    long end = 0;
    for (int i = 0; i < MOST_TAGS; i++) {
      long bytes = bytesAt(source, end);
      if (bytes == 0 || end + bytes >= source.size()) {
        break;
      }
      end += bytes;
    }
    return end;
  }

  /** How long the tag is at a position; 0 if there is none. */
  static long bytesAt(ByteSource source, long position) throws IOException {
    ByteBuffer header = source.bytes(position, HEADER_BYTES);
    if (header.remaining() < HEADER_BYTES
        || header.get(0) != 'I'
        || header.get(1) != 'D'
        || header.get(2) != '3') {
      return 0;
    }
    long bytes = 0;
    for (int i = 6; i < HEADER_BYTES; i++) {
      bytes = bytes << 7 | header.get(i) & 0x7f;
    }
    boolean footer = (header.get(5) & FOOTER_FLAG) != 0;
    return bytes + (footer ? 2 * HEADER_BYTES : HEADER_BYTES);
  }
}
