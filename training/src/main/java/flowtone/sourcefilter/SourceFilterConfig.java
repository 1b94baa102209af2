package flowtone.sourcefilter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.audio.MelScale;

/**
 * Sizes of a {@link SourceFilter}, or of the whitening filter of a teacher.
 *
 * @param sampleRateHz of the sound
 * @param bands of the mel spectrum that is read, {@value MelScale#NARROW_BANDS} or {@value
 *     MelScale#WIDE_BANDS}
 * @param harmonics how many at most; 0 for a filter alone, which whitens
 * @param taps length of the noise filter's impulse response in samples; 32 ms is enough
 * @param gridSamples length of the Fourier transform that the filter is designed on, even, at least
 *     as many as taps
 * @param envelope what predicts the bands where controls have none; null where they have
 */
public record SourceFilterConfig(
    int sampleRateHz,
    int bands,
    int harmonics,
    int taps,
    int gridSamples,
    @JsonProperty(defaultValue = "") @JsonInclude(JsonInclude.Include.NON_NULL)
        EnvelopeConfig envelope) {
  public SourceFilterConfig {
    if (harmonics < 0 || taps < 2 || gridSamples % 2 != 0 || gridSamples < taps) {
      throw new IllegalArgumentException(
          "expected no negative harmonics and 2 taps on an even grid no shorter; got %d, %d and %d"
              .formatted(harmonics, taps, gridSamples));
    }
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("expected a positive sampleRateHz; got " + sampleRateHz);
    }
    if (!MelScale.isOfVoices(bands)) {
      throw new IllegalArgumentException(
          "expected %d or %d bands, of which there are mel scales; got %d"
              .formatted(MelScale.NARROW_BANDS, MelScale.WIDE_BANDS, bands));
    }
  }

  /** Of controls that have mel bands. */
  public SourceFilterConfig(int sampleRateHz, int bands, int harmonics, int taps, int gridSamples) {
    this(sampleRateHz, bands, harmonics, taps, gridSamples, null);
  }

  /** Whether the mel spectrum is predicted, rather than read. */
  public boolean predictsEnvelope() {
    return envelope != null;
  }

  /** Hops before the one at hand that the spectrum depends on. */
  public int contextHops() {
    return predictsEnvelope() ? envelope.contextHops() : 0;
  }

  /** Where the bands lie. */
  public MelScale mel() {
    return MelScale.of(bands, sampleRateHz);
  }

  /** Whether sound is made of it, rather than whitened. */
  public boolean hasHarmonics() {
    return harmonics > 0;
  }
}
