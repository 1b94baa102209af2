package flowtone.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.normality.NormalQuantiles;
import flowtone.evaluation.normality.Normality;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentMixTest {
  private static final int COUNT = 100_000;

  @ParameterizedTest
  @CsvSource({"45, 45", "30, 60", "10, 80", "0, 45", "90, 20", "200, -70", "0, 0", "1, 1"})
  void fourIndependentStandardNormalNoisesStayStandardNormal(double a, double b) {
    double[] mixed = LatentMix.ofDegrees(a, b).mix(draws(1), draws(2), draws(3), draws(4));
    Normality normality = Normality.of(floats(mixed));
    assertTrue(normality.plausible(), normality.toString());
    // The largest distance of the two distribution functions, at the level of one in a thousand.
    assertTrue(distance(mixed) < 1.95 / Math.sqrt(COUNT), "distance " + distance(mixed));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 90, 1", "90, 0, 2", "90, 90, 3"})
  void aCornerGivesBackItsNoiseToTheLastBit(double a, double b, int corner) {
    double[][] noises = {draws(1), draws(2), draws(3), draws(4)};
    noises[corner][0] = -0.0;
    for (int other = 0; other < LatentMix.NOISES; other++) {
      noises[other][1] = other == corner ? 1 : Double.NaN;
    }
    double[] mixed = LatentMix.ofDegrees(a, b).mix(noises);
    assertArrayEquals(bits(noises[corner]), bits(mixed));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 90, 1", "90, 0, 2", "90, 90, 3"})
  void aCornerHasNothingOfTheOthers(double a, double b, int corner) {
    double[] expected = new double[LatentMix.NOISES];
    expected[corner] = 1;
    assertArrayEquals(expected, LatentMix.ofDegrees(a, b).coefficients());
    assertArrayEquals(expected, LatentMix.ofDegrees(a, b).shares());
  }

  @Test
  void sharesSumToOneAtAnyAngles() {
    for (int a = -360; a <= 360; a += 7) {
      for (int b = -360; b <= 360; b += 11) {
        assertEquals(1, Arrays.stream(LatentMix.ofDegrees(a, b).shares()).sum(), 1e-12);
      }
    }
  }

  @Test
  void theCoefficientsAreThoseOfTheFormula() {
    LatentMix mix = new LatentMix(0.3, 1.1);
    double[] z = {0.5, -1.5, 2, 0.25};
    double expected =
        Math.cos(0.3) * (z[0] * Math.cos(1.1) + z[1] * Math.sin(1.1))
            + Math.sin(0.3) * (z[2] * Math.cos(1.1) + z[3] * Math.sin(1.1));
    double[][] noises =
        Arrays.stream(z).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    assertEquals(expected, mix.mix(noises)[0], 1e-12);
  }

  @Test
  void anglesThatAreNoneAndNoisesOfOtherLengthsAreRefused() {
    assertRefused(
        "expected finite angles a and b in radians; got NaN and 0.0",
        () -> new LatentMix(Double.NaN, 0));
    assertRefused(
        "expected four noises of equal length; got lengths of [1, 1, 2, 1]",
        () -> LatentMix.FIRST.mix(new double[1], new double[1], new double[2], new double[1]));
    assertRefused(
        "expected four noises of equal length; got lengths of [1]",
        () -> LatentMix.FIRST.mix(new double[1]));
  }

  private static void assertRefused(String sentence, Runnable action) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  /** Kolmogorov's statistic: how far the empirical distribution strays from the normal one. */
  private static double distance(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      double normal = NormalQuantiles.probability(sorted[i]);
      double below = i / (double) sorted.length;
      double upTo = (i + 1) / (double) sorted.length;
      most = Math.max(most, Math.max(normal - below, upTo - normal));
    }
    return most;
  }

  private static double[] draws(long seed) {
    Random random = new Random(seed);
    return DoubleStream.generate(random::nextGaussian).limit(COUNT).toArray();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
