package flowtone.train;

/**
 * How often a trainer turns to something else than training.
 *
 * @param logSeconds between lines of progress
 * @param evaluationSeconds between evaluations on test recordings
 * @param checkpointSeconds between checkpoints: the most that a kill can cost
 */
record Cadence(double logSeconds, double evaluationSeconds, double checkpointSeconds) {
  static final Cadence USUAL = new Cadence(10, 120, 60);
}
