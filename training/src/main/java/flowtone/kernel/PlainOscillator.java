package flowtone.kernel;

import java.util.Arrays;

/**
 * Harmonics of one phase: each is the one before turned on by the fundamental, so only that takes
 * sines and cosines. Not thread-safe.
 */
final class PlainOscillator {
  private final float[] fundamentalCosine;
  private final float[] fundamentalSine;
  private final float[] cosine;
  private final float[] sine;
  private final boolean quadrature;

  /** Begins with the fundamental. */
  PlainOscillator(Kernels.Wave wave, int at, int samples) {
    fundamentalCosine = Arrays.copyOfRange(wave.cosines(), at, at + samples);
    fundamentalSine = Arrays.copyOfRange(wave.sines(), at, at + samples);
    cosine = fundamentalCosine.clone();
    sine = fundamentalSine.clone();
    quadrature = wave.quadrature();
  }

  /** Goes on to the next harmonic. */
  void turn() {
    float[] s = sine;
    float[] c = cosine;
    float[] s1 = fundamentalSine;
    float[] c1 = fundamentalCosine;
    for (int i = 0; i < s.length; i++) {
      float turned = c[i] * c1[i] - s[i] * s1[i];
      s[i] = s[i] * c1[i] + c[i] * s1[i];
      c[i] = turned;
    }
  }

  /** Adds the harmonic's cosine, its amplitude moving from its beginning. */
  void addCosine(float start, float rise, float[] late, float[] sums) {
    add(cosine, start, rise, late, sums);
  }

  /** Adds what second sums are of. */
  void addOther(float start, float rise, float[] late, float[] sums) {
    add(quadrature ? sine : cosine, start, rise, late, sums);
  }

  private static void add(float[] wave, float start, float rise, float[] late, float[] sums) {
    if (start == 0 && rise == 0) {
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (start + rise * late[i]) * wave[i];
    }
  }
}
