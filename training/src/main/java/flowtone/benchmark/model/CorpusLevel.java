package flowtone.benchmark.model;

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
   * The log-density of a recording from its noise at this level: with {@code y = gain x}, log p(x)
   * = log p(y) + log gain for each sample.
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
