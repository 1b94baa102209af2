package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.density.DensityFit;
import flowtone.density.FittedDensity;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family of flows fitted to densities of known truth: the likelihood of fresh samples comes
 * as near to the truth as stated and never beats it.
 */
@Tag("long")
class LearnedLikelihoodTest {
  private static final int STEPS = 1000;
  private static final int BATCH = 256;
  private static final int FRESH = 20_000;
  private static final int FRESH_BATCHES = 40;
  private static final Map<Fit, FittedDensity> FITS = new HashMap<>();

  /**
   * A family fitted to a density.
   *
   * @param margin nats a vector by which the learnt likelihood may stay below the truth
   */
  record Fit(FlowFamily family, int flows, KnownDensity density, double margin) {
    FittedDensity learn() {
      Random random = new Random(3);
      DensityFit fit = new DensityFit(family, flows, 32, 2, STEPS, BATCH, 1);
      return fit.fit(density.dimensions(), () -> KnownDensity.joined(density.draws(BATCH, random)));
    }
  }

  static Stream<Fit> everywhere() {
    KnownDensity gaussian = new KnownDensities.CorrelatedGaussian();
    return Stream.concat(
        Stream.of(
            new Fit(FlowFamilies.NICE, 6, gaussian, 0.01),
            new Fit(FlowFamilies.REAL_NVP, 6, gaussian, 0.01),
            new Fit(FlowFamilies.MAF, 2, gaussian, 0.015),
            new Fit(FlowFamilies.IAF, 2, gaussian, 0.015),
            new Fit(FlowFamilies.MINTNET, 2, gaussian, 0.015),
            new Fit(FlowFamilies.IAF, 2, new KnownDensities.Autoregression(8), 0.05)),
        inThePlane());
  }

  /** NICE cannot thin out what lies between two heaps, for it stretches space alike everywhere. */
  static Stream<Fit> inThePlane() {
    KnownDensity eight = new KnownDensities.EightGaussians();
    KnownDensity bananas = new KnownDensities.TwoBananas();
    KnownDensity board = new KnownDensities.Checkerboard();
    return Stream.of(
        new Fit(FlowFamilies.NICE, 6, eight, 0.9),
        new Fit(FlowFamilies.REAL_NVP, 6, eight, 0.3),
        new Fit(FlowFamilies.MAF, 6, eight, 0.35),
        new Fit(FlowFamilies.IAF, 6, eight, 0.35),
        new Fit(FlowFamilies.MINTNET, 3, eight, 0.55),
        new Fit(FlowFamilies.NICE, 6, bananas, 0.12),
        new Fit(FlowFamilies.REAL_NVP, 6, bananas, 0.03),
        new Fit(FlowFamilies.MAF, 6, bananas, 0.06),
        new Fit(FlowFamilies.IAF, 6, bananas, 0.06),
        new Fit(FlowFamilies.MINTNET, 3, bananas, 0.08),
        new Fit(FlowFamilies.NICE, 6, board, 0.5),
        new Fit(FlowFamilies.REAL_NVP, 6, board, 0.32),
        new Fit(FlowFamilies.MAF, 6, board, 0.4),
        new Fit(FlowFamilies.IAF, 6, board, 0.4),
        new Fit(FlowFamilies.MINTNET, 3, board, 0.4));
  }

  @AfterAll
  static void close() {
    FITS.values().forEach(FittedDensity::close);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void vectorsOfAKnownDensityAreLearntAlmostToTheTruthAndNeverBeyond(Fit fit) {
    FittedDensity learnt = FITS.computeIfAbsent(fit, Fit::learn);
    KnownDensity density = fit.density();
    float[][] fresh = density.draws(FRESH, new Random(5));
    double[] below = learnt.logDensity(fresh);
    double[] vector = new double[density.dimensions()];
    for (int i = 0; i < FRESH; i++) {
      for (int d = 0; d < vector.length; d++) {
        vector[d] = fresh[i][d];
      }
      below[i] = density.logDensity(vector) - below[i];
    }
    assertJustAboveZero(below, fit.margin());
  }

  @ParameterizedTest
  @MethodSource("inThePlane")
  void theDensityThatWasLearntIntegratesToOne(Fit fit) {
    FittedDensity learnt = FITS.computeIfAbsent(fit, Fit::learn);
    int side = 400;
    double step = 0.05;
    float[][] points = new float[side * side][2];
    for (int point = 0; point < side * side; point++) {
      points[point][0] = (float) ((point / side - side / 2 + 0.5) * step);
      points[point][1] = (float) ((point % side - side / 2 + 0.5) * step);
    }
    double sum = Arrays.stream(learnt.logDensity(points)).map(Math::exp).sum();
    assertEquals(1, sum * step * step, 0.005);
  }

  @ParameterizedTest
  @CsvSource({"maf, 1, 0.03", "nice, 4, 0.08", "realnvp, 4, 0.08", "mintnet, 2, 0.03"})
  void soundOfAKnownProcessIsLearntAlmostToItsEntropyRateAndNeverBeyond(
      String family, int flows, double margin) {
    int steps = 500;
    try (FrameFit fit = new FrameFit(FlowFamilies.of(family), flows, steps)) {
      fit.train(steps);
      double[] nats = new double[FRESH_BATCHES];
      for (int i = 0; i < nats.length; i++) {
        nats[i] = fit.negativeLogLikelihood() - KnownDensities.Autoregression.entropyRate();
      }
      assertJustAboveZero(nats, margin);
    }
  }

  /** Not below by more than three standard errors of the mean, which have to be small. */
  private static void assertJustAboveZero(double[] nats, double margin) {
    double mean = Arrays.stream(nats).average().orElseThrow();
    double squares = Arrays.stream(nats).map(each -> (each - mean) * (each - mean)).sum();
    double standardError = Math.sqrt(squares / (nats.length - 1) / nats.length);
    String figures = "%.4f +- %.4f nats from the truth".formatted(mean, standardError);
    assertTrue(mean > -3 * standardError, figures);
    assertTrue(mean < margin, figures);
    assertTrue(standardError < margin / 3, figures);
  }
}
