package flowtone.evaluation.normality;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Quantiles of values at the probabilities of N(0, 1), a quarter of a deviation apart. */
public final class NormalQuantiles {
  private static final double STEP = 0.25;
  private static final int STEPS_EACH_SIDE = 20;

  /** A quantile with fewer values beyond it says little. */
  private static final int LEAST_BEYOND = 10;

  private NormalQuantiles() {}

  /** From low to high, as far out as there are enough values beyond. */
  static List<Quantile> of(float[]... pieces) {
    float[] sorted = joined(pieces);
    Arrays.sort(sorted);
    return IntStream.rangeClosed(-STEPS_EACH_SIDE, STEPS_EACH_SIDE)
        .mapToDouble(step -> step * STEP)
        .filter(normal -> sorted.length * probability(-Math.abs(normal)) >= LEAST_BEYOND)
        .mapToObj(normal -> new Quantile(normal, at(sorted, probability(normal))))
        .toList();
  }

  private static float[] joined(float[]... pieces) {
    float[] all = new float[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
    int from = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, all, from, piece.length);
      from += piece.length;
    }
    return all;
  }

  /** Linear between the two nearest values. */
  private static double at(float[] sorted, double probability) {
    double place = Math.min(sorted.length - 1, Math.max(0, probability * sorted.length - 0.5));
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Distribution function of N(0, 1), by the Taylor series of Marsaglia, "Evaluating the Normal
   * Distribution", 2004: exact to 1e-15, so for |x| up to about 6.
   */
  public static double probability(double x) {
    double sum = x;
    double term = x;
    for (int k = 3; Math.abs(term) > 1e-17; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }
}
