package flowtone.corpus.sampling;

import java.util.Arrays;

/**
 * The sound of a crop, with as much before and after it as its features are measured of.
 *
 * @param samples of all of it, not copied
 * @param lead samples before the crop's first
 */
record CropSound(float[] samples, int lead) {
  /** Writes the first samples of the crop itself. */
  void copy(float[] out, int offset, int count) {
    System.arraycopy(samples, lead, out, offset, count);
  }

  /** From a sample of the crop, perhaps before its first, so many. */
  float[] from(int first, int count) {
    return Arrays.copyOfRange(samples, lead + first, lead + first + count);
  }
}
