package flowtone.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The record framing of TensorFlow: length, its checksum, content, its checksum, all numbers
 * little-endian. Checksums are CRC-32C, rotated and offset so that the checksum of a text that
 * holds checksums is not degenerate.
 */
final class RecordFile implements Closeable {
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int MASK_ROTATION = 15;

  private final OutputStream out;

  RecordFile(OutputStream out) {
    this.out = out;
  }

  /** Appends a record and flushes it. */
  void append(byte[] content) throws IOException {
    byte[] length = littleEndian(Long.BYTES).putLong(content.length).array();
    out.write(length);
    out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(length)).array());
    out.write(content);
    out.write(littleEndian(Integer.BYTES).putInt(maskedChecksum(content)).array());
    out.flush();
  }

  static int maskedChecksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return Integer.rotateRight((int) crc.getValue(), MASK_ROTATION) + MASK_DELTA;
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
