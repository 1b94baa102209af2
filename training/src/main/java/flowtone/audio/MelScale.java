package flowtone.audio;

/**
 * Where the bands of a mel spectrum lie: triangles of height one, evenly spaced on the HTK mel
 * scale {@code m(f) = 2595 log10(1 + f / 700)}, over the bins of a Fourier transform. Immutable.
 *
 * @param bands number of bands
 * @param sampleRateHz of the sound
 * @param fftSamples length of the transform and of its Hann window
 * @param lowestHz left corner of the first band
 * @param highestHz right corner of the last band, at most half the sample rate
 */
public record MelScale(
    int bands, int sampleRateHz, int fftSamples, double lowestHz, double highestHz) {
  public MelScale {
    if (bands < 2 || lowestHz <= 0 || highestHz <= lowestHz || highestHz > sampleRateHz / 2.0) {
      throw new IllegalArgumentException(
          "expected at least 2 bands between 0 and %s Hz; got %d from %s to %s Hz"
              .formatted(sampleRateHz / 2.0, bands, lowestHz, highestHz));
    }
  }

  /** Mels of a frequency. */
  public static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  /** Frequency of so many mels. */
  public static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /** Mels from the peak of a band to that of the next. */
  public double step() {
    return (mel(highestHz) - mel(lowestHz)) / (bands + 1);
  }

  /** Frequency of a band's peak. */
  public double peakHz(int band) {
    return hertz(mel(lowestHz) + (band + 1) * step());
  }

  /** Sum of a band's heights over the bins; less than one for bands narrower than a bin. */
  public float[] areas() {
    float[][] heights = MelFilters.htk(bands, sampleRateHz, fftSamples, lowestHz, highestHz);
    float[] areas = new float[bands];
    for (float[] bin : heights) {
      for (int band = 0; band < bands; band++) {
        areas[band] += bin[band];
      }
    }
    return areas;
  }
}
