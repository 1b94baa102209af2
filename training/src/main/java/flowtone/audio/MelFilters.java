package flowtone.audio;

/**
 * Triangular bands of height one, evenly spaced on the HTK mel scale {@code 2595 log10(1 + f /
 * 700)} between two frequencies, as a matrix over the bins of a Fourier transform.
 */
public final class MelFilters {
  private MelFilters() {}

  /**
   * Heights of every band at every bin [fftSamples / 2 + 1][bands].
   *
   * @param lowestHz left corner of the first band
   * @param highestHz right corner of the last band, at most half the sample rate
   */
  public static float[][] htk(
      int bands, int sampleRateHz, int fftSamples, double lowestHz, double highestHz) {
    float[][] heights = new float[fftSamples / 2 + 1][bands];
    double lowest = mel(lowestHz);
    double step = (mel(Math.min(highestHz, sampleRateHz / 2.0)) - lowest) / (bands + 1);
    double binHz = (double) sampleRateHz / fftSamples;
    for (int band = 0; band < bands; band++) {
      double left = hertz(lowest + band * step) / binHz;
      double peak = hertz(lowest + (band + 1) * step) / binHz;
      double right = hertz(lowest + (band + 2) * step) / binHz;
      for (int bin = (int) Math.ceil(left); bin <= right && bin < heights.length; bin++) {
        heights[bin][band] =
            (float) Math.min((bin - left) / (peak - left), (right - bin) / (right - peak));
      }
    }
    return heights;
  }

  /** Mels of a frequency. */
  public static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  /** Frequency of so many mels. */
  public static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }
}
