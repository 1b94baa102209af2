package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseFloorTest {
  private static final int RATE_HZ = 16000;

  /** Notes with rests between them, over noise. */
  private static Waveform notes(double noise) {
    Random random = new Random(5);
    float[] samples = new float[4 * RATE_HZ];
    float[] tone = HarmonicTones.harmonic(RATE_HZ, samples.length, i -> 220);
    for (int i = 0; i < samples.length; i++) {
      boolean rest = i / (RATE_HZ / 2) % 2 == 1;
      samples[i] = (float) ((rest ? 0 : tone[i]) + noise * random.nextGaussian());
    }
    return new Waveform(samples, RATE_HZ);
  }

  private static double rootMeanSquareOfTone() {
    return 0.25 / Math.sqrt(2) * Math.sqrt(1 + 1 / 4.0 + 1 / 9.0 + 1 / 16.0 + 1 / 25.0 + 1 / 36.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.01, 0.001})
  void noiseBetweenNotesIsMeasured(double noise) {
    double expected = 20 * Math.log10(rootMeanSquareOfTone() / noise);
    assertEquals(expected, NoiseFloor.belowLoudDb(notes(noise)).orElseThrow(), 2);
  }

  @Test
  void ofSilenceBetweenNotesNothingIsSaid() {
    assertEquals(OptionalDouble.empty(), NoiseFloor.belowLoudDb(notes(0)));
  }

  @Test
  void aNoteThatIsHeldIsNoNoise() {
    float[] tone = HarmonicTones.harmonic(RATE_HZ, 2 * RATE_HZ, i -> 220);
    assertTrue(NoiseFloor.belowLoudDb(new Waveform(tone, RATE_HZ)).isEmpty());
  }

  @Test
  void ofAMomentNothingIsSaid() {
    Waveform moment = notes(0.01).beginning(0.3);
    assertEquals(OptionalDouble.empty(), NoiseFloor.belowLoudDb(moment));
  }
}
