package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  @ParameterizedTest
  @CsvSource({
    "24000,16000,1000", "24000,16000,7000", "44100,16000,1000", "48000,16000,5000",
    "16000,24000,1000", "22050,16000,7000", "16000,44100,7000", "16000,15991,440"
  })
  void aToneKeepsItsPhaseAndLevel(int fromHz, int toHz, double frequencyHz) {
    Waveform converted = Resampler.resample(Tones.sine(frequencyHz, 0.5, 0.5, fromHz), toHz);
    Waveform expected = Tones.sine(frequencyHz, 0.5, 0.5, toHz);

    assertEquals(expected.samples().length, converted.samples().length);
    double worst = 0;
    for (int i = toHz / 20; i < expected.samples().length - toHz / 20; i++) {
      worst = Math.max(worst, Math.abs(converted.samples()[i] - expected.samples()[i]));
    }
    assertTrue(db(worst / 0.5) < -80, "error of " + db(worst / 0.5) + " dB");
  }

  @ParameterizedTest
  @CsvSource({"24000,16000,8050", "24000,16000,11000", "44100,16000,9000", "48000,16000,20000"})
  void aToneAboveTheNewNyquistFrequencyIsGone(int fromHz, int toHz, double frequencyHz) {
    Waveform converted = Resampler.resample(Tones.sine(frequencyHz, 0.5, 0.5, fromHz), toHz);

    double worst = 0;
    for (int i = toHz / 20; i < converted.samples().length - toHz / 20; i++) {
      worst = Math.max(worst, Math.abs(converted.samples()[i]));
    }
    assertTrue(db(worst / 0.5) < -80, "alias of " + db(worst / 0.5) + " dB");
  }

  @Test
  void theSameRateChangesNothing() {
    Waveform tone = Tones.sine(440, 0.5, 0.1, 16000);
    assertSame(tone, Resampler.resample(tone, 16000));
  }

  private static double db(double ratio) {
    return 20 * Math.log10(ratio);
  }
}
