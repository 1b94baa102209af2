package flowtone.training.progress;

/**
 * How often a trainer logs, evaluates, saves and synthesises.
 *
 * @param logSeconds between lines of progress
 * @param evaluationSeconds between evaluations on test recordings, at first less
 * @param checkpointSeconds between checkpoints: the most training that a kill can cost
 * @param previewSeconds between audio previews, at first less
 */
public record Intervals(
    double logSeconds, double evaluationSeconds, double checkpointSeconds, double previewSeconds) {
  public static final Intervals DEFAULT = new Intervals(5, 120, 60, 600);

  /** A timer for each. */
  public record Timers(
      IntervalTimer log,
      IntervalTimer evaluation,
      IntervalTimer checkpoint,
      IntervalTimer preview) {}

  /** Timers that start now. */
  public Timers start() {
    return new Timers(
        IntervalTimer.of(logSeconds),
        IntervalTimer.growingTo(evaluationSeconds),
        IntervalTimer.of(checkpointSeconds),
        IntervalTimer.growingTo(previewSeconds));
  }
}
