package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {
  private static Waveform noise(int rateHz) {
    Random random = new Random(3);
    float[] samples = new float[2 * rateHz];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return new Waveform(samples, rateHz);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 22050, 32000})
  void soundOfALowerRateEndsWhereThatDid(int rateHz) {
    Waveform raised = Resampler.resample(noise(rateHz), 44100);
    assertEquals(rateHz / 2.0, Bandwidth.hertz(raised), 0.08 * rateHz);
  }

  @Test
  void soundOfTheWholeBandGoesUpToItsEnd() {
    assertEquals(8000, Bandwidth.hertz(noise(16000)));
  }

  @Test
  void aSpectrumThatFallsHasNoEdge() {
    float[] samples = noise(44100).samples();
    for (int pass = 0; pass < 2; pass++) { // 12 dB an octave above 200 Hz.
      for (int i = 1; i < samples.length; i++) {
        samples[i] = 0.97f * samples[i - 1] + 0.03f * samples[i];
      }
    }
    assertEquals(22050, Bandwidth.hertz(new Waveform(samples, 44100)));
  }
}
