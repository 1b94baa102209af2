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
}
