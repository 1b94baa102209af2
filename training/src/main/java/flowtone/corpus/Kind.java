package flowtone.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.audio.HighPass;
import java.util.Locale;

/** What a voice trained on a corpus is to be, which decides what is measured of the recordings. */
public enum Kind {
  /** Playable from pitch, loudness and label alone. */
  @JsonProperty("instrument")
  INSTRUMENT(HighPass.INSTRUMENT_HZ, 0, 24000),
  /** Resynthesises from a mel spectrogram. */
  @JsonProperty("vocoder")
  VOCODER(HighPass.SPEECH_HZ, 80, 16000);

  private final double highPassHz;
  private final int melBands;
  private final int usualSampleRateHz;

  Kind(double highPassHz, int melBands, int usualSampleRateHz) {
    this.highPassHz = highPassHz;
    this.melBands = melBands;
    this.usualSampleRateHz = usualSampleRateHz;
  }

  /** Below this there is rumble rather than music or speech. */
  public double highPassHz() {
    return highPassHz;
  }

  /** Bands of log-mel measured. */
  public int melBands() {
    return melBands;
  }

  /** Of a corpus that is not asked for at another. */
  public int usualSampleRateHz() {
    return usualSampleRateHz;
  }

  /** As in a manifest and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
