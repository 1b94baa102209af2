package flowtone.corpus.preparation;

import flowtone.corpus.RecordingFeatures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes the audio and the features of recordings as a corpus stores them, one recording after
 * another. Not thread-safe; closes both streams.
 */
public final class HopWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final CheckedOutputStream audio;
  private final CheckedOutputStream features;

  /**
   * @param audio receives samples as 32-bit floats
   * @param features receives 32-bit floats
   */
  public HopWriter(OutputStream audio, OutputStream features) {
    this.audio = checked(audio);
    this.features = checked(features);
  }

  private static CheckedOutputStream checked(OutputStream out) {
    return new CheckedOutputStream(new BufferedOutputStream(out, BUFFER_BYTES), new CRC32());
  }

  /** Adds a recording: its samples after the gain, and their features. */
  public void add(float[] samples, RecordingFeatures stored) throws IOException {
    write(audio, FloatBuffer.wrap(samples));
    write(features, stored.stored().duplicate());
  }

  private static void write(OutputStream out, FloatBuffer floats) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(floats.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(floats);
    out.write(bytes.array());
  }

  /** CRC-32 of the audio so far. */
  public long audioChecksum() {
    return audio.getChecksum().getValue();
  }

  /** CRC-32 of the features so far. */
  public long featuresChecksum() {
    return features.getChecksum().getValue();
  }

  @Override
  public void close() throws IOException {
    try (OutputStream first = audio;
        OutputStream second = features) {
      first.flush();
      second.flush();
    }
  }
}
