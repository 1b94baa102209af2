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

  /**
   * Brings the last {@code fadeSamples} down to exactly zero, so that what follows cannot click.
   */
  static void fadeOut(float[] samples, int fadeSamples) {
    int start = Math.max(0, samples.length - fadeSamples);
    int length = samples.length - start;
    for (int i = 0; i < length; i++) {
      samples[start + i] *= 1 - (i + 1f) / length;
    }
  }
}
