package flowtone.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.flow.StandardNormal;
import flowtone.model.FlowFamilies;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityFitTest {
  private static final int COUNT = 4000;

  /** x_0 = 5 + 3 e_0, x_1 = -20 + 0.2 (e_0 + e_1): far from standard, and correlated. */
  private static float[][] draws(long seed) {
    Random random = new Random(seed);
    float[][] draws = new float[COUNT][2];
    for (float[] x : draws) {
      double e0 = random.nextGaussian();
      x[0] = (float) (5 + 3 * e0);
      x[1] = (float) (-20 + 0.2 * (e0 + random.nextGaussian()));
    }
    return draws;
  }

  private static double truth(float[] x) {
    double e0 = (x[0] - 5) / 3;
    double e1 = (x[1] + 20) / 0.2 - e0;
    return -StandardNormal.negativeLogDensity(e0)
        - StandardNormal.negativeLogDensity(e1)
        - Math.log(3 * 0.2);
  }

  private static double meanTruth(float[][] vectors) {
    return Arrays.stream(vectors).mapToDouble(DensityFitTest::truth).average().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"realnvp", "maf"})
  void vectorsOfAnyScaleAreFittedAndSampled(String family) {
    DensityFit fit = DensityFit.of(FlowFamilies.of(family)).withFlows(2).withSteps(400);
    try (FittedDensity density = fit.fit(draws(1))) {
      float[][] fresh = draws(2);
      double learnt = Arrays.stream(density.logDensity(fresh)).average().orElseThrow();
      assertEquals(meanTruth(fresh), learnt, 0.05);
      float[][] samples = density.sample(COUNT, 3);
      assertEquals(meanTruth(fresh), meanTruth(samples), 0.15);
      assertArrayEquals(samples, density.sample(COUNT, 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nice", "mintnet", "iaf"})
  void everyOtherFamilyIsFittedAndSampledToo(String family) {
    DensityFit fit = DensityFit.of(FlowFamilies.of(family)).withFlows(2).withSteps(20);
    try (FittedDensity density = fit.fit(draws(1))) {
      for (double nats : density.logDensity(density.sample(100, 3))) {
        assertEquals(0, nats, 20);
      }
    }
  }

  @Test
  void dataThatHasNoDensityIsRefusedInOneSentence() {
    DensityFit fit = DensityFit.of(FlowFamilies.MAF);
    assertRefused("expected at least 2 vectors; got 1", fit, new float[1][2]);
    assertRefused(
        "expected vectors of 2 dimensions; got one of 3", fit, new float[][] {{1, 2}, {1, 2, 3}});
    assertRefused(
        "expected finite values that vary in every dimension; got a sum of squares of 0.0 in 1",
        fit,
        new float[][] {{1, 2}, {2, 2}});
    assertRefused(
        "expected finite values that vary in every dimension; got a sum of squares of NaN in 0",
        fit,
        new float[][] {{Float.NaN, 2}, {2, 3}});
  }

  private static void assertRefused(String sentence, DensityFit fit, float[][] data) {
    assertEquals(
        sentence, assertThrows(IllegalArgumentException.class, () -> fit.fit(data)).getMessage());
  }
}
