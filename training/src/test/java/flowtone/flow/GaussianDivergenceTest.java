package flowtone.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.op.Ops;

class GaussianDivergenceTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.3, 0.2",
    "0.1, -2, 0.1, -1",
    "-0.4, -1, 0.2, -1.5",
    "0.05, -6, 0.04, -5",
    "1, 0.5, -1, 1"
  })
  void theClosedFormIsTheMeanOfTheLogRatioOfDraws(double muQ, double sQ, double muP, double sP) {
    Random random = new Random(17);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double x = muQ + Math.exp(sQ) * random.nextGaussian();
      double ratio = logDensity(x, muQ, sQ) - logDensity(x, muP, sP);
      sum += ratio;
      squares += ratio * ratio;
    }
    double mean = sum / DRAWS;
    double standardError = Math.sqrt((squares / DRAWS - mean * mean) / DRAWS);
    assertEquals(mean, closedForm(muQ, sQ, muP, sP), 4 * standardError);
    double outsideAGraph = GaussianDivergence.of(sQ - sP, (muP - muQ) * Math.exp(-sP));
    assertEquals(outsideAGraph, closedForm(muQ, sQ, muP, sP), 1e-4 * (1 + outsideAGraph));
    assertTrue(standardError < 0.02 * mean, "too few draws to tell anything");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -1, 0.5})
  void aDistributionDoesNotDivergeFromItself(double logScale) {
    assertEquals(0, closedForm(0.3, logScale, 0.3, logScale), 1e-6);
  }

  private static double logDensity(double x, double mean, double logScale) {
    double z = (x - mean) * Math.exp(-logScale);
    return -logScale - z * z / 2 - Math.log(2 * Math.PI) / 2;
  }

  private static double closedForm(double muQ, double sQ, double muP, double sP) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Ops tf = graph.tf();
      Expr kl = GaussianDivergence.of(affine(tf, muQ, sQ), affine(tf, muP, sP));
      return graph.run(List.of(), List.of(kl)).get(0)[0];
    }
  }

  private static Affine affine(Ops tf, double shift, double logScale) {
    return new Affine(Expr.constant(tf, shift), Expr.constant(tf, logScale));
  }
}
