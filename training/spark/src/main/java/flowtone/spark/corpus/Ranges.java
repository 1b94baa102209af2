package flowtone.spark.corpus;

import java.util.ArrayList;
import java.util.List;

/** A sequence cut into consecutive ranges of about equal weight. */
final class Ranges {
  /**
   * A range.
   *
   * @param from its first index
   * @param to behind its last
   */
  record Range(int from, int to) {
    <T> List<T> of(List<T> all) {
      return all.subList(from, to);
    }
  }

  private Ranges() {}

  /**
   * Ranges of at most a weight, unless one element is heavier.
   *
   * @param weights of the elements, positive
   * @param most weight of a range
   */
  static List<Range> atMost(long most, List<Long> weights) {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    long weight = 0;
    for (int i = 0; i < weights.size(); i++) {
      if (i > from && weight + weights.get(i) > most) {
        ranges.add(new Range(from, i));
        from = i;
        weight = 0;
      }
      weight += weights.get(i);
    }
    if (from < weights.size()) {
      ranges.add(new Range(from, weights.size()));
    }
    return ranges;
  }

  /**
   * Ranges small enough that there are some for each of so many workers, and not larger than asked.
   *
   * @param perWorker ranges that a worker should have at least
   * @param least weight below which ranges are not cut for that
   */
  static List<Range> balanced(
      List<Long> weights, int workers, int perWorker, long least, long most) {
    long total = weights.stream().mapToLong(each -> each).sum();
    long share = total / Math.max(1, (long) workers * perWorker) + 1;
    return atMost(Math.min(most, Math.max(least, share)), weights);
  }
}
