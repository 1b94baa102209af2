package flowtone.evaluation.normality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalityTest {
  private static final int COUNT = 100_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void independentGaussiansArePlausible(long seed) {
    Normality normality = Normality.of(draws(seed, Random::nextGaussian));
    assertTrue(normality.plausible(), normality.toString());
    assertEquals(0.05, normality.correlatedShare(), 0.14);
    for (Quantile quantile : normality.quantiles()) {
      assertEquals(
          quantile.normal(), quantile.measured(), Math.abs(quantile.normal()) > 3 ? 0.4 : 0.05);
    }
  }

  @Test
  void uniformNumbersOfTheRightMomentsHaveLightTails() {
    double side = Math.sqrt(3);
    Normality normality = Normality.of(draws(1, random -> side * (2 * random.nextDouble() - 1)));
    assertFalse(normality.plausible());
    assertEquals(0, normality.mean(), 0.02);
    assertEquals(1, normality.deviation(), 0.01);
    assertEquals(-1.2, normality.excessKurtosis(), 0.02);
    assertEquals(
        side, normality.quantiles().get(normality.quantiles().size() - 1).measured(), 0.01);
  }

  @Test
  void exponentialNumbersAreSkewed() {
    Normality normality = Normality.of(draws(1, random -> -Math.log(1 - random.nextDouble()) - 1));
    assertFalse(normality.plausible());
    assertEquals(2, normality.skewness(), 0.1);
    assertEquals(6, normality.excessKurtosis(), 1);
  }

  @Test
  void correlatedGaussiansAreFoundOutByTheirNeighboursAlone() {
    double[] last = {0};
    Normality normality =
        Normality.of(
            draws(1, random -> last[0] = 0.5 * last[0] + Math.sqrt(0.75) * random.nextGaussian()));
    assertFalse(normality.plausible());
    assertEquals(1, normality.deviation(), 0.02);
    assertEquals(0, normality.excessKurtosis(), 0.1);
    assertEquals(0.5, normality.autocorrelation().get(0), 0.02);
    assertEquals(0.125, normality.autocorrelation().get(2), 0.02);
    assertTrue(normality.correlatedShare() > 0.05);
  }

  @Test
  void aShiftOrAScaleOfATwentiethIsNoticed() {
    assertFalse(Normality.of(draws(1, random -> random.nextGaussian() + 0.05)).plausible());
    assertFalse(Normality.of(draws(1, random -> random.nextGaussian() * 1.05)).plausible());
  }

  @Test
  void theBandIsNarrowerTheMoreValuesThereAre() {
    Normality normality = Normality.of(draws(1, Random::nextGaussian));
    assertEquals(0.0062, normality.band(), 1e-4);
  }

  @Test
  void piecesAreOneSampleWhoseEndsAreNoNeighbours() {
    float[] up = ramp(50, 1);
    float[] down = ramp(50, -1);
    Normality apart = Normality.of(up, down);
    float[] joined = new float[100];
    System.arraycopy(up, 0, joined, 0, 50);
    System.arraycopy(down, 0, joined, 50, 50);
    Normality whole = Normality.of(joined);
    assertEquals(whole.mean(), apart.mean());
    assertEquals(whole.quantiles(), apart.quantiles());
    // Only the product across the join is missing.
    double mean = whole.mean();
    double across = (up[49] - mean) * (down[0] - mean) / (100 * Math.pow(whole.deviation(), 2));
    assertEquals(whole.autocorrelation().get(0) - across, apart.autocorrelation().get(0), 1e-9);
  }

  private static float[] ramp(int count, float slope) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 3 + slope * i;
    }
    return values;
  }

  @Test
  void theNormalDistributionFunctionIsThatOfTables() {
    assertEquals(0.5, NormalQuantiles.probability(0));
    assertEquals(0.8413447460685429, NormalQuantiles.probability(1), 1e-14);
    assertEquals(0.024997895148220435, NormalQuantiles.probability(-1.96), 1e-14);
    assertEquals(3.167124183311992e-5, NormalQuantiles.probability(-4), 1e-14);
  }

  @Test
  void whatCannotBeMeasuredIsRefusedInOneSentence() {
    assertRefused("expected more than 40 values of noise; got 40", new float[40]);
    assertRefused(
        "expected finite values of noise that differ; got a variance of 0.0", new float[100]);
    float[] broken = draws(1, Random::nextGaussian);
    broken[7] = Float.NaN;
    assertRefused("expected finite values of noise that differ; got a variance of NaN", broken);
  }

  private static void assertRefused(String sentence, float[] noise) {
    assertEquals(
        sentence,
        assertThrows(IllegalArgumentException.class, () -> Normality.of(noise)).getMessage());
  }

  private static float[] draws(long seed, ToDoubleFunction<Random> draw) {
    Random random = new Random(seed);
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) draw.applyAsDouble(random);
    }
    return values;
  }
}
