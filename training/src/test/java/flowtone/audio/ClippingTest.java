package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {
  private static final int RATE = 44100;

  /** As integers of so many bits keep it, cut off at full scale. */
  private static Waveform stored(Waveform sound, int bits) {
    float[] samples = sound.samples().clone();
    float scale = 1 << (bits - 1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-scale, Math.min(scale - 1, Math.round(samples[i] * scale))) / scale;
    }
    return new Waveform(samples, sound.sampleRateHz());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24})
  void aToneTwiceFullScaleIsCutOffForTwoThirdsOfItsTime(int bits) {
    Waveform loud = stored(Tones.sine(440, 2, 1, RATE), bits);
    assertEquals(2 / 3.0, Clipping.share(loud), 0.02);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 24})
  void aToneThatJustReachesFullScaleIsNotCutOff(int bits) {
    for (double hz : new double[] {27.5, 440, 3000}) {
      assertEquals(0, Clipping.share(stored(Tones.sine(hz, 0.9999, 1, RATE), bits)), hz + " Hz");
    }
  }

  @Test
  void aSquareWaveBelowFullScaleIsNoneOfIt() {
    float[] square = new float[RATE];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 50 % 2 == 0 ? 0.5f : -0.5f;
    }
    assertEquals(0, Clipping.share(new Waveform(square, RATE)));
  }

  @Test
  void fewCutSamplesAreASmallShare() {
    double share = Clipping.share(stored(Tones.sine(440, 1.01, 1, RATE), 16));
    assertTrue(share > 0.05 && share < 0.12, "share " + share);
  }

  @Test
  void silenceIsNotCutOff() {
    assertEquals(0, Clipping.share(new Waveform(new float[100], RATE)));
  }
}
