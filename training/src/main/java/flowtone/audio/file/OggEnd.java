package flowtone.audio.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whether an Ogg comes to an end: FFmpeg does not tell of the mark on its last page. */
final class OggEnd {
  private static final String MAGIC = "OggS";
  private static final int FLAGS_OFFSET = 5;
  private static final int LAST_PAGE_FLAG = 4;
  private static final int LARGEST_PAGE_BYTES = 65_307;

  private OggEnd() {}

  /** Whether the last page is not marked as the last; false for any other file. */
  static boolean isMissing(ByteSource file) throws IOException {
    if (!FourCharacters.at(file.bytes(0, 4), 0).equals(MAGIC)) {
      return false;
    }
    long from = Math.max(0, file.size() - LARGEST_PAGE_BYTES);
    String end =
        StandardCharsets.ISO_8859_1.decode(file.bytes(from, LARGEST_PAGE_BYTES)).toString();
    int flags = end.lastIndexOf(MAGIC) + FLAGS_OFFSET;
    return flags < FLAGS_OFFSET
        || flags >= end.length()
        || (end.charAt(flags) & LAST_PAGE_FLAG) == 0;
  }
}
