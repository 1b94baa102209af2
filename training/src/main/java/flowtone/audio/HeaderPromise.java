package flowtone.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What FFmpeg does not tell of a file that ends early: the size that a WAV's header promises, and
 * the mark of the last page of an Ogg.
 */
final class HeaderPromise {
  /** What those write who do not know the length: programs take it for "until the end". */
  private static final long UNKNOWN_BYTES = 0x7FFFF000L;

  private static final Set<String> WAVS = Set.of("RIFF", "RIFX", "RF64", "BW64");
  private static final int MOST_CHUNKS = 1000;

  /** Headers that count themselves in promise too much by a little, and nothing is missing. */
  private static final int MISCOUNTED_BYTES = 1024;

  private static final double MISCOUNTED_SHARE = 0.01;

  private static final int LARGEST_PAGE_BYTES = 65_307;
  private static final int LAST_PAGE_FLAG = 4;

  private HeaderPromise() {}

  /** How much sound a WAV lacks of what it promises, in seconds; 0 for any other file. */
  static double secondsMissing(ByteSource file) throws IOException {
    ByteBuffer start = file.bytes(0, 36);
    if (start.remaining() < 36
        || !WAVS.contains(ascii(start, 0))
        || !ascii(start, 8).equals("WAVE")) {
      return 0;
    }
    ByteOrder order =
        ascii(start, 0).equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long longBytes = ascii(start, 12).equals("ds64") ? start.order(order).getLong(28) : 0;
    long byteRate = 0;
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at + 20 <= file.size(); i++) {
      ByteBuffer chunk = file.bytes(at, 20).order(order);
      long bytes = chunk.getInt(4) & 0xFFFFFFFFL;
      if (ascii(chunk, 0).equals("data")) {
        long promised = bytes == 0xFFFFFFFFL ? longBytes : bytes;
        return bytesMissing(promised, file.size() - at - 8) / Math.max(1.0, byteRate);
      }
      if (ascii(chunk, 0).equals("fmt ")) {
        byteRate = chunk.getInt(16) & 0xFFFFFFFFL;
      }
      at += 8 + bytes + bytes % 2;
    }
    return 0;
  }

  private static long bytesMissing(long promised, long there) {
    long missing = promised - there;
    boolean miscounted = missing <= MISCOUNTED_BYTES && missing < MISCOUNTED_SHARE * promised;
    boolean unknown = promised >= UNKNOWN_BYTES && promised <= 0xFFFFFFFFL;
    return missing <= 0 || miscounted || unknown ? 0 : missing;
  }

  /** Whether the last page of an Ogg is not marked as the last; false for any other file. */
  static boolean lacksLastPage(ByteSource file) throws IOException {
    if (!ascii(file.bytes(0, 4), 0).equals("OggS")) {
      return false;
    }
    long from = Math.max(0, file.size() - LARGEST_PAGE_BYTES);
    String end =
        StandardCharsets.ISO_8859_1.decode(file.bytes(from, LARGEST_PAGE_BYTES)).toString();
    int page = end.lastIndexOf("OggS");
    return page < 0 || page + 5 >= end.length() || (end.charAt(page + 5) & LAST_PAGE_FLAG) == 0;
  }

  private static String ascii(ByteBuffer bytes, int at) {
    int length = Math.max(0, Math.min(4, bytes.limit() - at));
    return new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1);
  }
}
