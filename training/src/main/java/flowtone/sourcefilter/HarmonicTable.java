package flowtone.sourcefilter;

import flowtone.audio.MelScale;

/**
 * What harmonics of amplitude 1 add to the mel bands, by the frequency of the fundamental. A
 * sinusoid of amplitude 1 at frequency f has the magnitude {@code |W(bin - f)| / 2} in a bin, W the
 * transform of the Hann window (its peak half the window's length N), so band b sees {@code N / 2
 * R_b(f)}, {@code R_b(f) = 1 / N sum_bins h_b(bin) |W(bin - f)|}. Fundamentals are spaced evenly on
 * a logarithmic scale, finely enough for the highest band.
 *
 * @param mel the bands
 * @param harmonics how many at most
 */
record HarmonicTable(MelScale mel, int harmonics) {
  static final double LOWEST_HZ = 25;

  /** Fundamentals in the table: up to 4,400 Hz, above the highest key of a piano. */
  static final int ROWS = 1293;

  /** 0.4 % from one to the next. */
  private static final double ROWS_PER_NEPER = 1140 / Math.log(2400 / LOWEST_HZ);

  /** Half the width of the window's spectrum that counts, in bins of a transform of its length. */
  private static final double LOBE_BINS = 6;

  /** Rows of the table a natural logarithm of frequency. */
  static double rowsPerNeper() {
    return ROWS_PER_NEPER;
  }

  /**
   * The sum of R_b over all harmonics below the last band's end, for each fundamental
   * [rows][bands].
   */
  float[][] sums() {
    float[][] heights = mel.filters();
    float[][] sums = new float[ROWS][mel.bands()];
    for (int row = 0; row < ROWS; row++) {
      double f0Hz = LOWEST_HZ * Math.exp(row / rowsPerNeper());
      for (int k = 1; k <= harmonics && k * f0Hz < mel.highestHz(); k++) {
        add(heights, k * f0Hz, sums[row]);
      }
    }
    return sums;
  }

  private void add(float[][] heights, double hertz, float[] sums) {
    double at = hertz * mel.fftSamples() / mel.sampleRateHz();
    double binsPerLobe = (double) mel.fftSamples() / mel.windowSamples();
    int first = Math.max(0, (int) Math.ceil(at - LOBE_BINS * binsPerLobe));
    int last = Math.min(heights.length - 1, (int) (at + LOBE_BINS * binsPerLobe));
    for (int bin = first; bin <= last; bin++) {
      double weight = hann((bin - at) / binsPerLobe);
      for (int band = 0; band < sums.length; band++) {
        if (heights[bin][band] > 0) {
          sums[band] += (float) (heights[bin][band] * weight);
        }
      }
    }
  }

  /** |W| / N of a Hann window so many bins of its own length away from its peak. */
  private static double hann(double bins) {
    return Math.abs(0.5 * sinc(bins) + 0.25 * sinc(bins - 1) + 0.25 * sinc(bins + 1));
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
