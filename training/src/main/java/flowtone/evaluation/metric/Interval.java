package flowtone.evaluation.metric;

/**
 * A range that a figure lies in with some confidence.
 *
 * @param low its lower end
 * @param high its upper end, at least {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "expected an interval from low to high; got %s to %s".formatted(low, high));
    }
  }
}
