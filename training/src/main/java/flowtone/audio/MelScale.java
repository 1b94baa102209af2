package flowtone.audio;

/**
 * How a mel spectrum is measured: triangular bands of height one, evenly spaced on the HTK mel
 * scale {@code m(f) = 2595 log10(1 + f / 700)}, over the magnitudes of a windowed Fourier
 * transform. Immutable.
 *
 * @param bands number of bands, 0 for no spectrum
 * @param sampleRateHz of the sound
 * @param fftSamples length of the transform, a power of two
 * @param windowSamples length of its Hann window
 * @param lowestHz left corner of the first band
 * @param highestHz right corner of the last band, at most half the sample rate
 */
public record MelScale(
    int bands,
    int sampleRateHz,
    int fftSamples,
    int windowSamples,
    double lowestHz,
    double highestHz) {
  /** Bands of every published figure, and of vocoders up to 16 kHz: 50 to 7,600 Hz. */
  public static final int NARROW_BANDS = 80;

  /** Bands of vocoders above 16 kHz: from 50 Hz to half the sample rate. */
  public static final int WIDE_BANDS = 96;

  private static final double LOWEST_HZ = 50;
  private static final double NARROW_HIGHEST_HZ = 7600;
  private static final int NARROW_SAMPLES = 1024;
  private static final double WIDE_WINDOW_SECONDS = 0.064;

  public MelScale {
    if (bands < 0 || lowestHz <= 0 || highestHz <= lowestHz || highestHz > sampleRateHz / 2.0) {
      throw new IllegalArgumentException(
          "expected bands between 0 and %s Hz; got %d from %s to %s Hz"
              .formatted(sampleRateHz / 2.0, bands, lowestHz, highestHz));
    }
  }

  /** Whether voices have spectra of so many bands: there are no others. */
  public static boolean isOfVoices(int bands) {
    return bands == NARROW_BANDS || bands == WIDE_BANDS;
  }

  /** The scale that so many bands mean: {@value #WIDE_BANDS} are wide, any other number narrow. */
  public static MelScale of(int bands, int sampleRateHz) {
    double nyquistHz = sampleRateHz / 2.0;
    if (bands != WIDE_BANDS) {
      double highestHz = Math.min(NARROW_HIGHEST_HZ, nyquistHz);
      return new MelScale(
          bands, sampleRateHz, NARROW_SAMPLES, NARROW_SAMPLES, LOWEST_HZ, highestHz);
    }
    int window = (int) Math.round(WIDE_WINDOW_SECONDS * sampleRateHz / 2) * 2;
    int fft = Integer.highestOneBit(2 * window - 1);
    return new MelScale(bands, sampleRateHz, fft, window, LOWEST_HZ, nyquistHz);
  }

  /** Bands of a vocoder's spectrum at a sample rate. */
  public static int bandsAt(int sampleRateHz) {
    return sampleRateHz > 16000 ? WIDE_BANDS : NARROW_BANDS;
  }

  /** Mels from the peak of a band to that of the next. */
  public double step() {
    return (MelFilters.mel(highestHz) - MelFilters.mel(lowestHz)) / (bands + 1);
  }

  /** Frequency of a band's peak. */
  public double peakHz(int band) {
    return MelFilters.hertz(MelFilters.mel(lowestHz) + (band + 1) * step());
  }

  /**
   * Where a frequency lies among the bands: 0 at the peak of the first, {@code bands - 1} at that
   * of the last, evenly on the mel scale between and beyond.
   */
  public double band(double hertz) {
    return (MelFilters.mel(hertz) - MelFilters.mel(lowestHz)) / step() - 1;
  }

  /** Height of each band at each bin of the transform [fftSamples / 2 + 1][bands]. */
  public float[][] filters() {
    return MelFilters.htk(bands, sampleRateHz, fftSamples, lowestHz, highestHz);
  }
}
