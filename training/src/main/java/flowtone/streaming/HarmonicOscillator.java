package flowtone.streaming;

import flowtone.sourcefilter.HopRamp;

/**
 * Harmonics of one phase, hop by hop: each is the one before turned on by the fundamental, so only
 * that takes sines and cosines. Not thread-safe.
 */
final class HarmonicOscillator {
  private final float[] ramp;
  private final float[] fundamentalSine;
  private final float[] fundamentalCosine;
  private final float[] sine;
  private final float[] cosine;

  HarmonicOscillator(int hopSamples) {
    ramp = HopRamp.rising(hopSamples)[0];
    fundamentalSine = new float[hopSamples];
    fundamentalCosine = new float[hopSamples];
    sine = new float[hopSamples];
    cosine = new float[hopSamples];
  }

  /** Begins a hop with its fundamental, which lies at {@code from} in both arrays. */
  void begin(float[] sines, float[] cosines, int from) {
    System.arraycopy(sines, from, fundamentalSine, 0, ramp.length);
    System.arraycopy(cosines, from, fundamentalCosine, 0, ramp.length);
    System.arraycopy(sines, from, sine, 0, ramp.length);
    System.arraycopy(cosines, from, cosine, 0, ramp.length);
  }

  /** Goes on to the next harmonic. */
  void turn() {
    float[] s = sine;
    float[] c = cosine;
    float[] s1 = fundamentalSine;
    float[] c1 = fundamentalCosine;
    for (int t = 0; t < s.length; t++) {
      float turned = c[t] * c1[t] - s[t] * s1[t];
      s[t] = s[t] * c1[t] + c[t] * s1[t];
      c[t] = turned;
    }
  }

  /**
   * Adds the harmonic's cosine, its amplitude moving linearly from the hop's beginning to its end.
   */
  void addCosine(float start, float end, float[] sums) {
    add(cosine, start, end, sums);
  }

  /** The same of the sine. */
  void addSine(float start, float end, float[] sums) {
    add(sine, start, end, sums);
  }

  private void add(float[] wave, float start, float end, float[] sums) {
    if (start == 0 && end == 0) {
      return;
    }
    float rise = end - start;
    float[] late = ramp;
    for (int t = 0; t < sums.length; t++) {
      sums[t] += (start + rise * late[t]) * wave[t];
    }
  }
}
