package flowtone.training.progress;

/**
 * How often a trainer logs, evaluates, saves and synthesises.
 *
 * @param logSeconds between lines of progress
 * @param evaluationSeconds between evaluations on test recordings
 * @param checkpointSeconds between checkpoints: the most training that a kill can cost
 * @param previewSeconds between audio previews
 */
public record Intervals(
    double logSeconds, double evaluationSeconds, double checkpointSeconds, double previewSeconds) {
  public static final Intervals DEFAULT = new Intervals(10, 120, 60, 600);

  /** A timer for each. */
  public record Timers(
      IntervalTimer log,
      IntervalTimer evaluation,
      IntervalTimer checkpoint,
      IntervalTimer preview) {}

  /** Timers that start now. */
  public Timers start() {
    return new Timers(
        new IntervalTimer(logSeconds),
        new IntervalTimer(evaluationSeconds),
        new IntervalTimer(checkpointSeconds),
        new IntervalTimer(previewSeconds));
  }
}
