package flowtone.corpus.preparation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Preprocessed recordings on disk until the gain that is common to all of them is known, so that
 * hours of audio need no memory. Thread-safe.
 */
final class AudioSpool implements SampleStore, AutoCloseable {
  private final FileChannel file;
  private long end;

  /** An empty file, deleted when it is closed. */
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

  @Override
  public Extent write(float[] samples) throws IOException {
    ByteBuffer bytes = buffer(samples.length);
    bytes.asFloatBuffer().put(samples);
    Extent extent = new Extent(reserve(bytes.remaining()), samples.length);
    for (long position = extent.offset(); bytes.hasRemaining(); ) {
      position += file.write(bytes, position);
    }
    return extent;
  }

  private synchronized long reserve(int bytes) {
    long begin = end;
    end += bytes;
    return begin;
  }

  /** Reads samples that were written. */
  float[] read(Extent extent) throws IOException {
    ByteBuffer bytes = buffer(extent.samples());
    long position = extent.offset();
    while (bytes.hasRemaining()) {
      int count = file.read(bytes, position);
      if (count < 0) {
        throw new IOException("a truncated temporary file");
      }
      position += count;
    }
    float[] samples = new float[extent.samples()];
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
