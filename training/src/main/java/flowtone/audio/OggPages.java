package flowtone.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an Ogg file apart and finds out whether it is whole: every page has a checksum and a
 * number, and the last says that it is (RFC 3533).
 */
final class OggPages {
  private static final int HEADER_BYTES = 27;
  private static final int FLAGS_OFFSET = 5;
  private static final int POSITION_OFFSET = 6;
  private static final int NUMBER_OFFSET = 18;
  static final int CHECKSUM_OFFSET = 22;
  private static final int LAST_PAGE_FLAG = 4;
  private static final int CAPTURE_PATTERN = 0x5367674F; // "OggS"
  private static final int FULL_SEGMENT = 255;
  private static final int POLYNOMIAL = 0x04C11DB7;
  private static final int[] CRC = crcOfBytes();

  private final ByteBuffer file;
  private final List<byte[]> packets = new ArrayList<>();
  private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
  private int at;
  private int page;
  private boolean ended;
  private long position;

  /**
   * Takes a file apart.
   *
   * @throws DamagedAudioException if a page is missing, changed or cut short
   */
  OggPages(byte[] bytes) throws DamagedAudioException {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (at < bytes.length) {
      pass();
    }
    if (!ended) {
      throw new DamagedAudioException("Ogg that breaks off after page " + page);
    }
  }

  /** What the codec wrote, piece by piece. */
  List<byte[]> packets() {
    return packets;
  }

  /** Samples of each channel, as the last page tells them. */
  long samples() {
    return position;
  }

  private void pass() throws DamagedAudioException {
    int end = endOfPage();
    boolean next =
        file.getInt(at) == CAPTURE_PATTERN && file.getInt(at + NUMBER_OFFSET) == page && !ended;
    if (!next || file.getInt(at + CHECKSUM_OFFSET) != checksum(file.array(), at, end)) {
      throw new DamagedAudioException("Ogg that is damaged in page " + (page + 1));
    }
    ended = (file.get(at + FLAGS_OFFSET) & LAST_PAGE_FLAG) != 0;
    position = Math.max(position, file.getLong(at + POSITION_OFFSET));
    unpack();
    at = end;
    page++;
  }

  private int endOfPage() throws DamagedAudioException {
    int body = at + HEADER_BYTES;
    if (body <= file.limit()) {
      body += segmentBytes(body - 1);
    }
    int end = body;
    for (int segment = at + HEADER_BYTES; segment < Math.min(body, file.limit()); segment++) {
      end += segmentBytes(segment);
    }
    if (end > file.limit()) {
      throw new DamagedAudioException("Ogg that breaks off in page " + (page + 1));
    }
    return end;
  }

  /** A packet ends with the first segment that is not full, be it on this page or a later one. */
  private void unpack() {
    int body = at + HEADER_BYTES + segmentBytes(at + HEADER_BYTES - 1);
    int from = body;
    for (int segment = at + HEADER_BYTES; segment < body; segment++) {
      int bytes = segmentBytes(segment);
      packet.write(file.array(), from, bytes);
      from += bytes;
      if (bytes < FULL_SEGMENT) {
        packets.add(packet.toByteArray());
        packet.reset();
      }
    }
  }

  private int segmentBytes(int at) {
    return file.get(at) & 0xff;
  }

  /** Of the page between two places, as if the checksum in it were zero. */
  static int checksum(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      boolean own = i >= from + CHECKSUM_OFFSET && i < from + CHECKSUM_OFFSET + Integer.BYTES;
      int next = own ? 0 : bytes[i];
      crc = crc << 8 ^ CRC[(crc >>> 24 ^ next) & 0xff];
    }
    return crc;
  }

  private static int[] crcOfBytes() {
    int[] crcs = new int[256];
    for (int value = 0; value < crcs.length; value++) {
      int crc = value << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
      crcs[value] = crc;
    }
    return crcs;
  }
}
