package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.normality.Normality;
import flowtone.voice.LatentMix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamStateTest {
  private static final int COUNT = 20_000;
  private static final LatentMix MIDDLE = LatentMix.ofDegrees(45, 45);

  @Test
  void theFirstNoiseIsThatOfTheSeed() {
    SplittableRandom random = new SplittableRandom(7);
    float[] expected = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      expected[i] = (float) (0.9f * 0.4f * random.nextGaussian());
    }
    assertArrayEquals(expected, session(7, 0.9f, 0.4f).noise(COUNT));
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
  void theMixOfASessionIsTheMixOfItsCorners() {
    double[] expected =
        MIDDLE.mix(
            doubles(corner(0, 0)),
            doubles(corner(0, 90)),
            doubles(corner(90, 0)),
            doubles(corner(90, 90)));
    StreamState session = session(3, 1, 1);
    session.mix(MIDDLE);
    assertArrayEquals(expected, doubles(session.noise(COUNT)), 1e-6);
  }

  @Test
  void aMixIsTheSameInChunksOfAnyLength() {
    StreamState whole = session(3, 1, 1);
    StreamState chunked = session(3, 1, 1);
    whole.mix(MIDDLE);
    chunked.mix(MIDDLE);
    float[] expected = whole.noise(384);
    assertArrayEquals(Arrays.copyOf(expected, 128), chunked.noise(128));
    assertArrayEquals(Arrays.copyOfRange(expected, 128, 384), chunked.noise(256));
  }

  private static float[] corner(double a, double b) {
    StreamState session = session(3, 1, 1);
    session.mix(LatentMix.ofDegrees(a, b));
    return session.noise(COUNT);
  }

  private static StreamState session(long seed, float temperature, float noiseScale) {
    return new StreamState(seed, temperature, noiseScale, null, new float[0]);
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
