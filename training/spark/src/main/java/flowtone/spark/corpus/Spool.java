package flowtone.spark.corpus;

import flowtone.corpus.preparation.SampleStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.fs.FSDataInputStream;

/** Preprocessed samples in a file that all machines reach, 32-bit floats. Used by one thread. */
final class Spool implements SampleStore {
  private final OutputStream out;
  private long end;

  /**
   * @param out receives the samples; stays the caller's to close
   */
  Spool(OutputStream out) {
    this.out = out;
  }

  @Override
  public Extent write(float[] samples) throws IOException {
    ByteBuffer bytes = buffer(samples.length);
    bytes.asFloatBuffer().put(samples);
    out.write(bytes.array());
    Extent extent = new Extent(end, samples.length);
    end += bytes.capacity();
    return extent;
  }

  /** Reads samples that were written. */
  static float[] read(FSDataInputStream in, Extent extent) throws IOException {
    ByteBuffer bytes = buffer(extent.samples());
    in.readFully(extent.offset(), bytes.array());
    float[] samples = new float[extent.samples()];
    bytes.asFloatBuffer().get(samples);
    return samples;
  }

  private static ByteBuffer buffer(int samples) {
    return ByteBuffer.allocate(samples * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
