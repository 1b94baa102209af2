package flowtone.benchmark;

/**
 * The level that networks are trained at.
 *
 * @param gain what the recordings of the corpus were multiplied by
 */
record CorpusLevel(float gain) {
  /** Samples of a recording as networks read them. */
  float[] of(float[] recorded) {
    float[] levelled = recorded.clone();
    for (int t = 0; t < levelled.length; t++) {
      levelled[t] *= gain;
    }
    return levelled;
  }

  /**
   * What the noise of a recording at this level tells of the recording: its density is that of the
   * louder one, times the gain.
   *
   * @param logScale of each sample given the others, so minus its log|det dz/dx|
   */
  LogDensity scored(float[] noise, float[] logScale) {
    float[] logDets = new float[logScale.length];
    for (int t = 0; t < logDets.length; t++) {
      logDets[t] = (float) Math.log(gain) - logScale[t];
    }
    return new LogDensity(noise, logDets);
  }
}
