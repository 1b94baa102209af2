package flowtone.evaluation.metric;

import java.util.Arrays;
import java.util.Collection;

/**
 * A summary of figures.
 *
 * @param count how many figures there were; with none, all else is 0
 */
public record Statistics(int count, double median, double mean, double least, double greatest) {

  /** Summarises figures in any order; NaN stands for one that could not be measured, left out. */
  public static Statistics of(Collection<Double> values) {
    return ofSorted(
        values.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).sorted().toArray());
  }

  static Statistics ofSorted(double[] sorted) {
    if (sorted.length == 0) {
      return new Statistics(0, 0, 0, 0, 0);
    }
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return new Statistics(sorted.length, median, mean, sorted[0], sorted[sorted.length - 1]);
  }
}
