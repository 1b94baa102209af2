package flowtone.evaluation.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Collection;

/**
 * A summary of figures.
 *
 * @param count how many figures there were; with none, all else is 0
 * @param confidence95 how far mean and median might be off; null unless the figures are those of
 *     several independent recordings
 */
public record Statistics(
    int count,
    double median,
    double mean,
    double least,
    double greatest,
    @JsonInclude(JsonInclude.Include.NON_NULL) Confidence confidence95) {

  /** A summary without confidence intervals. */
  public Statistics(int count, double median, double mean, double least, double greatest) {
    this(count, median, mean, least, greatest, null);
  }

  /** Summarises figures in any order; NaN stands for one that could not be measured, left out. */
  public static Statistics of(Collection<Double> values) {
    return ofSorted(measured(values));
  }

  /**
   * Summarises figures of independent recordings, one each, with the confidence intervals that two
   * or more allow; NaN as for {@link #of}.
   */
  public static Statistics overRecordings(Collection<Double> values) {
    double[] sorted = measured(values);
    Statistics all = ofSorted(sorted);
    return sorted.length < 2
        ? all
        : new Statistics(
            all.count, all.median, all.mean, all.least, all.greatest, Confidence.of(sorted));
  }

  private static double[] measured(Collection<Double> values) {
    return values.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }

  static Statistics ofSorted(double[] sorted) {
    if (sorted.length == 0) {
      return new Statistics(0, 0, 0, 0, 0);
    }
    double median = Confidence.median(sorted);
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return new Statistics(sorted.length, median, mean, sorted[0], sorted[sorted.length - 1]);
  }
}
