package flowtone.corpus.preparation;

import java.io.IOException;
import java.io.Serializable;

/** Where preprocessed samples are kept until the gain that is common to all of them is known. */
public interface SampleStore {
  /**
   * Where the samples of a recording are in a store.
   *
   * @param offset in bytes
   * @param samples number of them
   */
  record Extent(long offset, int samples) implements Serializable {}

  /**
   * Appends samples.
   *
   * @throws IOException if they cannot be kept
   */
  Extent write(float[] samples) throws IOException;
}
