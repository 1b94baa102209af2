package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighPassTest {

  @ParameterizedTest
  @CsvSource({"70,-3.01", "35,-24.1", "280,0", "4000,0"})
  void aToneIsLoweredAsAButterworthFilterOfFourthOrderLowersIt(double frequencyHz, double db) {
    float[] in = Tones.sine(frequencyHz, 0.5, 2, 16000).samples();
    float[] out = new HighPass(70).filter(new Waveform(in, 16000)).samples();
    assertEquals(db, 10 * Math.log10(power(out) / power(in)), 0.1);
  }

  @Test
  void aCutoffBeyondNyquistIsRefused() {
    Waveform tone = Tones.sine(440, 0.5, 0.1, 16000);
    assertThrows(IllegalArgumentException.class, () -> new HighPass(8000).filter(tone));
  }

  @Test
  void theLogDeterminantIsThatOfTheNewestSamplesWeight() {
    float[] impulse = new float[10];
    impulse[0] = 1;
    float[] response = new HighPass(70).filter(new Waveform(impulse, 16000)).samples();
    assertEquals(Math.log(response[0]), new HighPass(70).logDetPerSample(16000), 1e-6);
  }

  /** Mean square of the second half, where the filter has settled. */
  private static double power(float[] samples) {
    double sum = 0;
    for (int i = samples.length / 2; i < samples.length; i++) {
      sum += samples[i] * samples[i];
    }
    return sum / (samples.length / 2.0);
  }
}
