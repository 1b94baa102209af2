package flowtone.train;

/**
 * How often a trainer turns to something else than training.
 *
 * @param logSeconds between lines of progress
 * @param evaluationSeconds between evaluations on test recordings
 * @param checkpointSeconds between checkpoints: the most that a kill can cost
 * @param rehearsalSeconds between rehearsals
 */
record Cadence(
    double logSeconds,
    double evaluationSeconds,
    double checkpointSeconds,
    double rehearsalSeconds) {
  static final Cadence USUAL = new Cadence(10, 120, 60, 600);

  /** A clock for each. */
  record Clocks(Every log, Every evaluation, Every checkpoint, Every rehearsal) {}

  /** Clocks that begin now. */
  Clocks start() {
    return new Clocks(
        new Every(logSeconds),
        new Every(evaluationSeconds),
        new Every(checkpointSeconds),
        new Every(rehearsalSeconds));
  }
}
