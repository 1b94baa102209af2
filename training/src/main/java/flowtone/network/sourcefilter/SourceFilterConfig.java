package flowtone.network.sourcefilter;

/**
 * Sizes of a {@link SourceFilter}.
 *
 * @param harmonics how many at most
 * @param taps length of the noise filter's impulse response in samples; 32 ms is enough
 * @param gridSamples length of the Fourier transform that the filter is designed on, even, at least
 *     as many as taps
 */
public record SourceFilterConfig(int harmonics, int taps, int gridSamples) {
  public SourceFilterConfig {
    if (harmonics < 1 || taps < 2 || gridSamples % 2 != 0 || gridSamples < taps) {
      throw new IllegalArgumentException(
          "expected at least 1 harmonic and 2 taps on an even grid no shorter; got %d, %d and %d"
              .formatted(harmonics, taps, gridSamples));
    }
  }
}
