package flowtone.server.compare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Sound in text: 16-bit samples, little-endian, in base 64. */
final class Pcm16 {
  private Pcm16() {}

  /** Samples of full scale 1; what is beyond is clipped. */
  static String base64(float[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * samples.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      float clipped = Math.max(-1, Math.min(1, sample));
      bytes.putShort((short) Math.round(clipped * Short.MAX_VALUE));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
