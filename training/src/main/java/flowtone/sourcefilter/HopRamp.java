package flowtone.sourcefilter;

/** Weights of what holds at the beginning and at the end of a hop, sample by sample. */
public final class HopRamp {
  private HopRamp() {}

  /** {@code i / hopSamples} at sample i [1][hopSamples]. */
  public static float[][] rising(int hopSamples) {
    float[][] ramp = new float[1][hopSamples];
    for (int i = 0; i < hopSamples; i++) {
      ramp[0][i] = (float) i / hopSamples;
    }
    return ramp;
  }

  /** {@code 1 - i / hopSamples} at sample i [1][hopSamples]. */
  public static float[][] falling(int hopSamples) {
    float[][] ramp = rising(hopSamples);
    for (int i = 0; i < hopSamples; i++) {
      ramp[0][i] = 1 - ramp[0][i];
    }
    return ramp;
  }
}
