package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.model.FlowFamily;
import flowtone.training.step.OptimiserConfig;
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
  private static final OptimiserConfig OPTIMISER =
      new OptimiserConfig(0.015, 50, STEPS / 5, 10, 0.99);
  private static final Map<Fit, DensityFit> FITS = new HashMap<>();

  /**
   * A family fitted to a density.
   *
   * @param margin nats a vector by which the learnt likelihood may stay below the truth
   */
  record Fit(FlowFamily family, int flows, KnownDensity density, double margin) {
    DensityFit learn() {
      int dimensions = density.dimensions();
      DensityFit fit =
          new DensityFit(
              (context, x) -> new FittedFlows(context, dimensions, flows).toNoise(family, x),
              dimensions,
              OPTIMISER.clipNorm());
      fit.train(density, OPTIMISER, STEPS, BATCH, new Random(3));
      return fit;
    }
  }

  static Stream<Fit> everywhere() {
    KnownDensity gaussian = new KnownDensities.CorrelatedGaussian();
    return Stream.concat(
        Stream.of(
            new Fit(FlowFamily.NICE, 6, gaussian, 0.01),
            new Fit(FlowFamily.REAL_NVP, 6, gaussian, 0.01),
            new Fit(FlowFamily.MAF, 2, gaussian, 0.015),
            new Fit(FlowFamily.IAF, 2, gaussian, 0.015),
            new Fit(FlowFamily.MINTNET, 2, gaussian, 0.015),
            new Fit(FlowFamily.IAF, 2, new KnownDensities.Autoregression(8), 0.05)),
        inThePlane());
  }

  /** NICE cannot thin out what lies between two heaps, for it stretches space alike everywhere. */
  static Stream<Fit> inThePlane() {
    KnownDensity eight = new KnownDensities.EightGaussians();
    KnownDensity bananas = new KnownDensities.TwoBananas();
    KnownDensity board = new KnownDensities.Checkerboard();
    return Stream.of(
        new Fit(FlowFamily.NICE, 6, eight, 0.9),
        new Fit(FlowFamily.REAL_NVP, 6, eight, 0.3),
        new Fit(FlowFamily.MAF, 6, eight, 0.35),
        new Fit(FlowFamily.IAF, 6, eight, 0.35),
        new Fit(FlowFamily.MINTNET, 3, eight, 0.55),
        new Fit(FlowFamily.NICE, 6, bananas, 0.12),
        new Fit(FlowFamily.REAL_NVP, 6, bananas, 0.03),
        new Fit(FlowFamily.MAF, 6, bananas, 0.06),
        new Fit(FlowFamily.IAF, 6, bananas, 0.06),
        new Fit(FlowFamily.MINTNET, 3, bananas, 0.08),
        new Fit(FlowFamily.NICE, 6, board, 0.5),
        new Fit(FlowFamily.REAL_NVP, 6, board, 0.32),
        new Fit(FlowFamily.MAF, 6, board, 0.4),
        new Fit(FlowFamily.IAF, 6, board, 0.4),
        new Fit(FlowFamily.MINTNET, 3, board, 0.4));
  }

  @AfterAll
  static void close() {
    FITS.values().forEach(DensityFit::close);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void vectorsOfAKnownDensityAreLearntAlmostToTheTruthAndNeverBeyond(Fit fit) {
    DensityFit learnt = FITS.computeIfAbsent(fit, Fit::learn);
    KnownDensity density = fit.density();
    float[] fresh = DensityFit.draws(density, FRESH, new Random(5));
    double[] below = learnt.logLikelihood(fresh);
    double[] vector = new double[density.dimensions()];
    for (int i = 0; i < FRESH; i++) {
      for (int d = 0; d < vector.length; d++) {
        vector[d] = fresh[i * vector.length + d];
      }
      below[i] = density.logDensity(vector) - below[i];
    }
    assertJustAboveZero(below, fit.margin());
  }

  @ParameterizedTest
  @MethodSource("inThePlane")
  void theDensityThatWasLearntIntegratesToOne(Fit fit) {
    DensityFit learnt = FITS.computeIfAbsent(fit, Fit::learn);
    int side = 400;
    double step = 0.05;
    float[] points = new float[2 * side * side];
    for (int point = 0; point < side * side; point++) {
      points[2 * point] = (float) ((point / side - side / 2 + 0.5) * step);
      points[2 * point + 1] = (float) ((point % side - side / 2 + 0.5) * step);
    }
    double sum = Arrays.stream(learnt.logLikelihood(points)).map(Math::exp).sum();
    assertEquals(1, sum * step * step, 0.005);
  }

  @ParameterizedTest
  @CsvSource({"maf, 1, 0.03", "nice, 4, 0.08", "realnvp, 4, 0.08", "mintnet, 2, 0.03"})
  void soundOfAKnownProcessIsLearntAlmostToItsEntropyRateAndNeverBeyond(
      String family, int flows, double margin) {
    int steps = 500;
    try (FrameFit fit = new FrameFit(FlowFamily.of(family), flows, steps)) {
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
