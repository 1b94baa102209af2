package flowtone.server.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples as they are sent to a client. */
final class Pcm {
  private Pcm() {}

  static ByteBuffer littleEndianFloats(float[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples);
    return bytes;
  }
}
