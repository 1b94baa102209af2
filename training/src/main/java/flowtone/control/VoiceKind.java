package flowtone.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.audio.HighPass;
import flowtone.audio.MelScale;
import java.util.Locale;

/**
 * What a voice reads and can be used for. It decides what is measured of the recordings of a corpus
 * and which configurations are the defaults. In manifests, corpora and on the command line: {@code
 * instrument} and {@code vocoder}.
 */
public enum VoiceKind {
  /** Reads pitch, loudness and label alone, so that it can be played from notes. */
  @JsonProperty("instrument")
  INSTRUMENT(false, HighPass.INSTRUMENT_HZ, 24000),
  /** Reads a log-mel spectrogram as well, so that it resynthesises recordings alone. */
  @JsonProperty("vocoder")
  VOCODER(true, HighPass.SPEECH_HZ, 24000);

  /** From this sample rate on, a frame of a millisecond has 24 samples, not 16. */
  private static final int WIDE_BAND_HZ = 20000;

  private final boolean readsMel;
  private final double highPassHz;
  private final int defaultSampleRateHz;

  VoiceKind(boolean readsMel, double highPassHz, int defaultSampleRateHz) {
    this.readsMel = readsMel;
    this.highPassHz = highPassHz;
    this.defaultSampleRateHz = defaultSampleRateHz;
  }

  /** Whether its conditioning has log-mel bands, which only a recording can give. */
  public boolean readsMel() {
    return readsMel;
  }

  /** Whether it can be played from notes. */
  public boolean isPlayable() {
    return !readsMel;
  }

  /** Bands of its log-mel spectrogram at a sample rate; 0 if it reads none. */
  public int melBands(int sampleRateHz) {
    return readsMel ? MelScale.bandsAt(sampleRateHz) : 0;
  }

  /** Cut-off of the high-pass filter that removes rumble from its recordings. */
  public double highPassHz() {
    return highPassHz;
  }

  /** Sample rate of its corpora where none is given. */
  public int defaultSampleRateHz() {
    return defaultSampleRateHz;
  }

  /**
   * Name of the shipped configuration of its teacher and student where none is given.
   *
   * @param sampleRateHz of the corpus
   */
  public String configuration(int sampleRateHz) {
    return switch (this) {
      case INSTRUMENT -> sampleRateHz >= WIDE_BAND_HZ ? "instrument" : "instrument-16k";
      case VOCODER -> sampleRateHz >= WIDE_BAND_HZ ? "voice-24k" : "voice";
    };
  }

  /** As in a manifest and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
