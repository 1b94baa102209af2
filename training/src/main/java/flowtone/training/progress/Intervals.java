package flowtone.training.progress;

/**
 * How often a trainer turns to something else than training.
 *
 * @param logSeconds between lines of progress
 * @param evaluationSeconds between evaluations on test recordings
 * @param checkpointSeconds between checkpoints: the most that a kill can cost
 * @param rehearsalSeconds between rehearsals
 */
public record Intervals(
    double logSeconds,
    double evaluationSeconds,
    double checkpointSeconds,
    double rehearsalSeconds) {
  public static final Intervals USUAL = new Intervals(10, 120, 60, 600);

  /** A clock for each. */
  public record Clocks(
      IntervalTimer log,
      IntervalTimer evaluation,
      IntervalTimer checkpoint,
      IntervalTimer rehearsal) {}

  /** Clocks that begin now. */
  public Clocks start() {
    return new Clocks(
        new IntervalTimer(logSeconds),
        new IntervalTimer(evaluationSeconds),
        new IntervalTimer(checkpointSeconds),
        new IntervalTimer(rehearsalSeconds));
  }
}
