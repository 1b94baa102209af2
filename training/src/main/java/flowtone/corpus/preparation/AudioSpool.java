package flowtone.corpus.preparation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Conditioned recordings on disk until the gain is known that all of them get, so that hours of
 * audio need no memory. Thread-safe.
 */
final class AudioSpool implements AutoCloseable {
  private final FileChannel file;
  private long end;

  /** An empty file, which is gone when it is closed. */
  AudioSpool(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Where some samples are.
   *
   * @param offset in bytes
   * @param samples number of them
   */
  record Place(long offset, int samples) {}

  /** Keeps samples. */
  Place write(float[] samples) throws IOException {
    ByteBuffer bytes = buffer(samples.length);
    bytes.asFloatBuffer().put(samples);
    Place place = new Place(reserve(bytes.remaining()), samples.length);
    for (long at = place.offset; bytes.hasRemaining(); ) {
      at += file.write(bytes, at);
    }
    return place;
  }

  private synchronized long reserve(int bytes) {
    long begin = end;
    end += bytes;
    return begin;
  }

  /** Reads samples that were kept. */
  float[] read(Place place) throws IOException {
    ByteBuffer bytes = buffer(place.samples);
    long at = place.offset;
    while (bytes.hasRemaining()) {
      int count = file.read(bytes, at);
      if (count < 0) {
        throw new IOException("a scratch file that was cut short");
      }
      at += count;
    }
    float[] samples = new float[place.samples];
    bytes.flip().asFloatBuffer().get(samples);
    return samples;
  }

  private static ByteBuffer buffer(int samples) {
    return ByteBuffer.allocate(samples * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
