package flowtone.train;

/**
 * When a run is finished: after so much training in all, over every sitting.
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

  /** Whether a run that has done so much is finished. */
  boolean spent(double secondsTrained, long stepsDone) {
    return (minutes > 0 && secondsTrained >= 60 * minutes) || (steps > 0 && stepsDone >= steps);
  }

  /** Seconds left at this pace, for people. */
  double secondsLeft(double secondsTrained, long stepsDone, double secondsPerStep) {
    double byTime = minutes > 0 ? 60 * minutes - secondsTrained : Double.POSITIVE_INFINITY;
    double bySteps = steps > 0 ? (steps - stepsDone) * secondsPerStep : Double.POSITIVE_INFINITY;
    return Math.max(0, Math.min(byTime, bySteps));
  }
}
