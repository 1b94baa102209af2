package flowtone.benchmark;

import java.util.Arrays;

/** Deals out time: those who need little get what they need, the others equal parts of the rest. */
final class TimeShares {
  private TimeShares() {}

  /**
   * The most that any one may take so that all together take no more than there is.
   *
   * @param needs of each, in any unit
   * @param available of it for all
   * @return infinite if there is enough for all
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
