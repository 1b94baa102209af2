package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MinimumPhaseTest {
  private static final int GRID = 512;

  /** Taps of the minimum-phase filter that is known in closed form: 1 + 0.9 z^-1 + 0.2 z^-2. */
  private static final double[] KNOWN = {1, 0.9, 0.2};

  @Test
  void aFilterOfMinimumPhaseIsFoundFromItsMagnitudesAlone() {
    float[] taps = taps(logMagnitudes(KNOWN), 64);
    for (int k = 0; k < taps.length; k++) {
      assertEquals(k < KNOWN.length ? KNOWN[k] : 0, taps[k], 1e-5, "tap " + k);
    }
  }

  @Test
  void theMaximumPhaseTwinGivesTheSameTaps() {
    float[] taps = taps(logMagnitudes(0.2, 0.9, 1), 64);
    assertEquals(1, taps[0], 1e-5);
    assertEquals(0.2, taps[2], 1e-5);
  }

  @Test
  void theFirstTapIsTheExponentOfTheMeanLogMagnitude() {
    float[] logMagnitudes = GraphUnderTest.gaussians(GRID / 2 + 1, 1, 7);
    double mean = 0;
    for (int k = 0; k < logMagnitudes.length; k++) {
      mean += (k == 0 || k == GRID / 2 ? 1 : 2) * logMagnitudes[k] / GRID;
    }
    assertEquals(Math.exp(mean), taps(logMagnitudes, GRID)[0], 1e-4);
  }

  @Test
  void louderByAFactorIsEveryTapTimesIt() {
    float[] quiet = logMagnitudes(KNOWN);
    float[] loud = quiet.clone();
    for (int k = 0; k < loud.length; k++) {
      loud[k] += (float) Math.log(3);
    }
    float[] expected = taps(quiet, 32);
    float[] actual = taps(loud, 32);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(3 * expected[k], actual[k], 1e-4);
    }
  }

  @Test
  void tapsEndInNothing() {
    float[] taps = taps(GraphUnderTest.gaussians(GRID / 2 + 1, 1, 3), 64);
    assertTrue(Math.abs(taps[63]) < 0.02 * Math.abs(taps[0]), "last " + taps[63]);
  }

  @Test
  void dampedTheInverseOfAFilterWithSharpValleysIsStable() {
    float[] harmonics = new float[GRID / 2 + 1];
    for (int k = 3; k < 60; k += 3) {
      harmonics[k] = -7; // What whitens a voice: a valley at each of its harmonics.
    }
    double undamped = loudestOfInverse(taps(harmonics, 384));
    assertTrue(undamped > 1e3, "the case shows nothing: " + undamped);
    double damped = loudestOfInverse(taps(damped(harmonics, 384, 4), 384));
    assertTrue(damped < 10, "got " + damped);
  }

  @Test
  void dampingShrinksEachTapByItsPlace() {
    float[] damped = taps(damped(logMagnitudes(KNOWN), 64, 4), 64);
    assertEquals(KNOWN[1] * Math.exp(-4 / 64.0), damped[1], 1e-4);
    assertEquals(KNOWN[2] * Math.exp(-8 / 64.0), damped[2], 1e-4);
  }

  /** The greatest sample of the inverse filter's impulse response after its beginning. */
  private static double loudestOfInverse(float[] taps) {
    double[] response = new double[40 * GRID];
    response[0] = 1 / taps[0];
    double loudest = 0;
    for (int t = 1; t < response.length; t++) {
      for (int k = 1; k < Math.min(taps.length, t + 1); k++) {
        response[t] -= taps[k] * response[t - k] / taps[0];
      }
      loudest = t > 8 * GRID ? Math.max(loudest, Math.abs(response[t])) : loudest;
    }
    return loudest;
  }

  private static float[] logMagnitudes(double... taps) {
    float[] logs = new float[GRID / 2 + 1];
    for (int k = 0; k < logs.length; k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < taps.length; n++) {
        re += taps[n] * Math.cos(2 * Math.PI * k * n / GRID);
        im -= taps[n] * Math.sin(2 * Math.PI * k * n / GRID);
      }
      logs[k] = (float) (0.5 * Math.log(re * re + im * im));
    }
    return logs;
  }

  private static float[] damped(float[] logMagnitudes, int taps, double damping) {
    double[][] matrix = new MinimumPhase(GRID, taps).damped(damping);
    float[] result = new float[logMagnitudes.length];
    for (int k = 0; k < result.length; k++) {
      for (int m = 0; m < result.length; m++) {
        result[k] += (float) (logMagnitudes[m] * matrix[m][k]);
      }
    }
    return result;
  }

  private static float[] taps(float[] logMagnitudes, int taps) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> input = graph.input(1, GRID / 2 + 1);
      Operand<TFloat32> found = new MinimumPhase(GRID, taps).of(graph.tf(), input);
      return graph
          .run(
              List.of(new GraphUnderTest.Feed(input, logMagnitudes, 1, GRID / 2 + 1)),
              List.of(found))
          .get(0);
    }
  }
}
