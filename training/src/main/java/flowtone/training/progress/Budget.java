package flowtone.training.progress;

/**
 * When a run is finished: after this much training in all, resumed runs included.
 *
 * @param minutes of training, 0 for no limit
 * @param steps of training, 0 for no limit
 */
public record Budget(double minutes, long steps) {
  public Budget {
    if (!(minutes >= 0) || steps < 0 || (minutes == 0 && steps == 0)) {
      throw new IllegalArgumentException(
          "expected a positive number of minutes or steps; got %s minutes and %d steps"
              .formatted(minutes, steps));
    }
  }

  /** Whether a run with this much training is finished. */
  public boolean spent(double secondsTrained, long stepsDone) {
    return (minutes > 0 && secondsTrained >= 60 * minutes) || (steps > 0 && stepsDone >= steps);
  }

  /** Steps left of it, the greatest number where steps do not limit it. */
  public long stepsLeft(long stepsDone) {
    return steps > 0 ? Math.max(0, steps - stepsDone) : Long.MAX_VALUE;
  }

  /**
   * What is left of it, for people.
   *
   * @param stepsPerSecond speed, evaluations and checkpoints included; 0 where it is unknown
   */
  public Remainder left(double secondsTrained, long stepsDone, double stepsPerSecond) {
    double seconds = minutes > 0 ? Math.max(0, 60 * minutes - secondsTrained) : Double.NaN;
    double count = steps > 0 ? Math.max(0, steps - stepsDone) : Double.NaN;
    if (stepsPerSecond > 0) {
      seconds = minimum(seconds, count / stepsPerSecond);
      count = minimum(count, seconds * stepsPerSecond);
    }
    return new Remainder(seconds, count);
  }

  /** The minimum of the two, ignoring NaN. */
  private static double minimum(double first, double second) {
    return Double.isNaN(first) || second < first ? second : first;
  }

  /**
   * What is left of a budget, NaN where it is unknown.
   *
   * @param seconds of training
   * @param steps of training
   */
  record Remainder(double seconds, double steps) {}
}
