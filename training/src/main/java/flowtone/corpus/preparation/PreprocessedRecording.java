package flowtone.corpus.preparation;

/**
 * A recording made ready, but for its level.
 *
 * @param samples at the rate of the corpus, a whole number of hops, silence around them included
 * @param clippedShare share of the file's samples that were cut off at full scale, 0 to 1
 * @param trimmedSeconds of silence that were cut from its ends
 */
record PreprocessedRecording(float[] samples, double clippedShare, double trimmedSeconds) {
  /** Its greatest amplitude. */
  float peak() {
    return Preprocessing.peak(samples);
  }
}
