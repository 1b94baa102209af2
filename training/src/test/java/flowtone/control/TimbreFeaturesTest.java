package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimbreFeaturesTest {
  private static final int RATE = 24000;
  private static final int HOP = 192;
  private static final int HOPS = 40;
  private static final int MIDDLE = HOPS / 2;

  private final HopFeature brightness = HopFeatures.of("brightness");
  private final HopFeature noisiness = HopFeatures.of("noisiness");

  private static float[] measured(HopFeature feature, float[] samples) {
    return feature.measure(new Waveform(samples, RATE), HOP, HOPS);
  }

  private static float[] sine(double hz, double amplitude) {
    float[] samples = new float[HOPS * HOP];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = (float) (amplitude * Math.sin(2 * Math.PI * hz * t / RATE));
    }
    return samples;
  }

  private static float[] noise(double amplitude) {
    Random random = new Random(7);
    float[] samples = new float[HOPS * HOP];
    for (int t = 0; t < samples.length; t++) {
      samples[t] = (float) (amplitude * random.nextGaussian());
    }
    return samples;
  }

  @Test
  void aSineIsAsBrightAsItIsHigh() {
    assertEquals(0, measured(brightness, sine(1000, 0.5))[MIDDLE], 0.02);
    assertEquals(2, measured(brightness, sine(4000, 0.5))[MIDDLE], 0.02);
    assertEquals(-1, measured(brightness, sine(500, 0.5))[MIDDLE], 0.03);
  }

  @Test
  void whiteNoiseIsAsBrightAsItsMiddleAndNoisierThanASine() {
    assertEquals(Math.log(6) / Math.log(2), measured(brightness, noise(0.1))[MIDDLE], 0.15);
    float ofNoise = measured(noisiness, noise(0.1))[MIDDLE];
    float ofSine = measured(noisiness, sine(1000, 0.5))[MIDDLE];
    assertTrue(ofNoise > -0.6 && ofNoise <= 0, "noise " + ofNoise);
    assertTrue(ofSine < -3, "sine " + ofSine);
  }

  @Test
  void loudnessChangesNeither() {
    for (HopFeature feature : List.of(brightness, noisiness)) {
      assertEquals(
          measured(feature, noise(0.1))[MIDDLE], measured(feature, noise(0.02))[MIDDLE], 1e-3);
    }
  }

  @Test
  void readFasterASoundIsBrighterByTheIntervalAndNoNoisier() {
    float slow = measured(brightness, sine(1000, 0.5))[MIDDLE];
    float fast = measured(brightness, sine(1500, 0.5))[MIDDLE];
    assertEquals(fast, brightness.atRatio(slow, 1.5), 0.02);
    assertEquals(-1, noisiness.atRatio(-1, 1.5));
  }

  @Test
  void silenceIsSilent() {
    assertArrayEquals(new float[HOPS], measured(brightness, new float[HOPS * HOP]));
    assertArrayEquals(new float[HOPS], measured(noisiness, new float[HOPS * HOP]), 1e-6f);
    assertEquals(brightness.silent(), brightness.atRatio(brightness.silent(), 1.01));
  }

  @Test
  void vocodersReadThemOffTheirMelBands() {
    assertEquals(List.of(brightness, noisiness), HopFeatures.of(VoiceKind.INSTRUMENT));
    assertEquals(List.of(), HopFeatures.of(VoiceKind.VOCODER));
  }
}
