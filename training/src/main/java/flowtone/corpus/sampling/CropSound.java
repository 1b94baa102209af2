package flowtone.corpus.sampling;

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
}
