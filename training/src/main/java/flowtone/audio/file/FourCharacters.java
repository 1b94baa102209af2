package flowtone.audio.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The names of four letters that containers give to their parts. */
final class FourCharacters {
  private FourCharacters() {}

  /** Those at an index of an array's buffer, fewer at its end. */
  static String at(ByteBuffer bytes, int index) {
    int length = Math.max(0, Math.min(4, bytes.limit() - index));
    return new String(bytes.array(), index, length, StandardCharsets.ISO_8859_1);
  }

  static boolean arePrintable(String characters) {
    return characters.length() == 4 && characters.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  static byte[] bytes(String characters) {
    return characters.getBytes(StandardCharsets.ISO_8859_1);
  }
}
