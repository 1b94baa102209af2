package flowtone.corpus.sampling;

import flowtone.corpus.Recording;

/**
 * Reads a recording at a slightly different rate, by a windowed sinc whose shapes at fractions of a
 * sample are tabulated. Not thread-safe.
 */
final class SincReader {
  private static final int TAPS = 32;

  /** Taps on samples before the position. */
  private static final int BEFORE = TAPS / 2 - 1;

  private static final int FRACTIONS = 2048;

  /** Cutoff over the Nyquist frequency: the transition band ends near it. */
  private static final double CUTOFF = 0.95;

  private static final float[] TABLE = table();

  private float[] source = new float[0];

  /**
   * {@code TAPS} weights for each fraction, those of the sample before the position at the middle.
   */
  private static float[] table() {
    float[] table = new float[FRACTIONS * TAPS];
    for (int f = 0; f < FRACTIONS; f++) {
      double sum = 0;
      for (int t = 0; t < TAPS; t++) {
        double distance = t - BEFORE - f / (double) FRACTIONS;
        double weight = sinc(CUTOFF * distance) * blackman(distance / (TAPS / 2.0));
        table[f * TAPS + t] = (float) weight;
        sum += weight;
      }
      for (int t = 0; t < TAPS; t++) {
        table[f * TAPS + t] /= (float) sum;
      }
    }
    return table;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double blackman(double x) {
    boolean inside = Math.abs(x) < 1;
    return inside ? 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x) : 0;
  }

  /**
   * Reads {@code count} samples, from sample {@code first} of the recording, which may lie between
   * two, in steps of {@code ratio} samples, times {@code gain}.
   */
  void read(
      Recording recording,
      double first,
      double ratio,
      float gain,
      float[] out,
      int offset,
      int count) {
    int begin = (int) Math.floor(first);
    int needed = (int) (count * ratio) + TAPS + 2;
    if (source.length < needed) {
      source = new float[needed];
    }
    recording.read(begin - BEFORE, source, needed);
    for (int i = 0; i < count; i++) {
      out[offset + i] = gain * at(first - begin + i * ratio);
    }
  }

  /** The value at a position between samples, counted from the {@code BEFORE}th read. */
  private float at(double position) {
    int whole = (int) position;
    int fraction = (int) ((position - whole) * FRACTIONS + 0.5);
    if (fraction == FRACTIONS) {
      whole++;
      fraction = 0;
    }
    return fraction == 0 ? source[whole + BEFORE] : weigh(whole, fraction * TAPS);
  }

  /** Four sums, because one would wait for itself at every tap. */
  private float weigh(int at, int row) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int t = 0; t < TAPS; t += 4) {
      a += TABLE[row + t] * source[at + t];
      b += TABLE[row + t + 1] * source[at + t + 1];
      c += TABLE[row + t + 2] * source[at + t + 2];
      d += TABLE[row + t + 3] * source[at + t + 3];
    }
    return a + b + (c + d);
  }
}
