package flowtone.rendering;

/** The gain of one sound as it changes, linear from hop to hop. Not thread-safe. */
final class GainRamp {
  private final int hopSamples;
  private final float mixGain;
  private float last = Float.NaN;

  /**
   * @param mixGain factor of everything
   */
  GainRamp(int hopSamples, float mixGain) {
    this.hopSamples = hopSamples;
    this.mixGain = mixGain;
  }

  /**
   * Adds the next samples to a mix.
   *
   * @param sound [hops * hopSamples]
   * @param gains at the end of each hop [hops]
   * @param mix added to
   * @param offset of the first sample in the mix
   */
  void add(float[] sound, float[] gains, float[] mix, int offset) {
    for (int hop = 0; hop < gains.length; hop++) {
      float from = Float.isNaN(last) ? gains[hop] : last;
      float step = (gains[hop] - from) / hopSamples;
      for (int i = 0; i < hopSamples; i++) {
        int at = hop * hopSamples + i;
        mix[offset + at] += sound[at] * (from + step * (i + 1)) * mixGain;
      }
      last = gains[hop];
    }
  }
}
