package flowtone.evaluation.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The 95 % confidence intervals of mean and median by the percentile bootstrap (Efron and
 * Tibshirani 1993, An introduction to the bootstrap, section 13.3): as many figures as there are
 * are drawn from them with replacement, two thousand times, and the middle 95 % of the means and of
 * the medians are taken. The draws have a fixed seed, so that the same figures have the same
 * intervals. They tell what other recordings of the same kind might have given, not what another
 * training might; of few recordings they are too narrow.
 *
 * @param mean interval of the mean
 * @param median interval of the median
 */
public record Confidence(Interval mean, Interval median) {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;
  private static final long SEED = 1;

  /**
   * The intervals of figures of independent recordings.
   *
   * @param figures at least one, in any order
   */
  static Confidence of(double[] figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("expected at least one figure; got none");
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    double[] medians = new double[RESAMPLES];
    double[] drawn = new double[figures.length];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      Arrays.setAll(drawn, i -> figures[random.nextInt(figures.length)]);
      Arrays.sort(drawn);
      means[resample] = Arrays.stream(drawn).average().orElseThrow();
      medians[resample] = median(drawn);
    }
    return new Confidence(middle(means), middle(medians));
  }

  /** The middle one of sorted figures, or the mean of the two in the middle. */
  static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static Interval middle(double[] values) {
    Arrays.sort(values);
    int tail = (int) Math.floor(TAIL * values.length);
    return new Interval(values[tail], values[values.length - 1 - tail]);
  }
}
