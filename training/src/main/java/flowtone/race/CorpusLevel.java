package flowtone.race;

/**
 * The level that networks are trained at.
 *
 * @param gain what the recordings of the corpus were multiplied by
 */
record CorpusLevel(float gain) {
  /** Samples of a recording as networks read them. */
  float[] of(float[] recorded) {
    return scaled(recorded, gain);
  }

  /** Samples of the corpus as they were recorded. */
  float[] recorded(float[] samples) {
    return scaled(samples, 1 / gain);
  }

  private static float[] scaled(float[] samples, float factor) {
    float[] scaled = samples.clone();
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] *= factor;
    }
    return scaled;
  }

  /**
   * What the noise of a recording at this level tells of the recording: its density is that of the
   * louder one, times the gain.
   *
   * @param logScale of each sample given the others, so minus its log|det dz/dx|
   */
  Scored scored(float[] noise, float[] logScale) {
    float[] logDets = new float[logScale.length];
    for (int t = 0; t < logDets.length; t++) {
      logDets[t] = (float) Math.log(gain) - logScale[t];
    }
    return new Scored(noise, logDets);
  }
}
