package flowtone.benchmark.timing;

import java.util.Arrays;

/** Max-min fair shares of time: small needs are met, the others get equal parts of the rest. */
final class TimeShares {
  private TimeShares() {}

  /**
   * The most that any one may take so that all together take no more than is available.
   *
   * @param needs of each, in any unit
   * @param available for all, in the same unit
   * @return positive infinity if there is enough for all
   */
  static double level(double[] needs, double available) {
    double[] sorted = needs.clone();
    Arrays.sort(sorted);
    double left = available;
    for (int i = 0; i < sorted.length; i++) {
      double equalPart = left / (sorted.length - i);
      if (sorted[i] > equalPart) {
        return equalPart;
      }
      left -= sorted[i];
    }
    return Double.POSITIVE_INFINITY;
  }
}
