package flowtone.corpus.preparation;

/**
 * A recording after preprocessing, before the corpus gain.
 *
 * @param samples at the rate of the corpus, a whole number of hops, padded with silence
 * @param clippedShare share of the file's samples that are clipped, 0..1
 * @param trimmedSeconds of silence that were trimmed from its ends
 */
record PreprocessedRecording(float[] samples, double clippedShare, double trimmedSeconds) {
  /** The greatest absolute value of the samples. */
  float peak() {
    return peak(samples);
  }

  /** The greatest absolute value of samples. */
  static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
