package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.normality.Normality;
import flowtone.voice.LatentMix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentNoiseTest {
  private static final int COUNT = 20_000;
  private static final LatentMix MIDDLE = LatentMix.ofDegrees(45, 45);

  @Test
  void theFirstNoiseIsThatOfTheSeed() {
    SplittableRandom random = new SplittableRandom(7);
    float[] expected = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      expected[i] = (float) (0.9f * 0.4f * random.nextGaussian());
    }
    assertArrayEquals(expected, noise(7, 0.9f, 0.4f).next(COUNT));
  }

  @Test
  void theCornersAreFourNoisesThatHaveNothingToDoWithOneAnother() {
    float[][] noises = {corner(0, 0), corner(0, 90), corner(90, 0), corner(90, 90)};
    for (int k = 0; k < noises.length; k++) {
      assertTrue(Normality.of(noises[k]).plausible(), "noise " + k);
      for (int other = 0; other < k; other++) {
        assertEquals(0, correlation(noises[k], noises[other]), 4 / Math.sqrt(COUNT));
      }
    }
  }

  @Test
  void aMixIsTheMixOfTheCorners() {
    double[] expected =
        MIDDLE.mix(
            doubles(corner(0, 0)),
            doubles(corner(0, 90)),
            doubles(corner(90, 0)),
            doubles(corner(90, 90)));
    LatentNoise noise = noise(3, 1, 1);
    noise.mix(MIDDLE);
    assertArrayEquals(expected, doubles(noise.next(COUNT)), 1e-6);
  }

  @Test
  void aMixIsTheSameInChunksOfAnyLength() {
    LatentNoise whole = noise(3, 1, 1);
    LatentNoise chunked = noise(3, 1, 1);
    whole.mix(MIDDLE);
    chunked.mix(MIDDLE);
    float[] expected = whole.next(384);
    assertArrayEquals(Arrays.copyOf(expected, 128), chunked.next(128));
    assertArrayEquals(Arrays.copyOfRange(expected, 128, 384), chunked.next(256));
  }

  private static float[] corner(double a, double b) {
    LatentNoise noise = noise(3, 1, 1);
    noise.mix(LatentMix.ofDegrees(a, b));
    return noise.next(COUNT);
  }

  private static LatentNoise noise(long seed, float temperature, float deviation) {
    return new LatentNoise(new NoiseSettings(seed, temperature), deviation);
  }

  private static double correlation(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum / one.length;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
