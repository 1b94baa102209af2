package flowtone.server;

/**
 * What one server allows, so that no client can exhaust it.
 *
 * @param maxSessions live sessions at once
 * @param maxScoreSeconds length of the audio of one score
 * @param maxScoreBytes size of a score's JSON
 * @param maxRecordingBytes size of an uploaded recording
 * @param maxRecordingSeconds length of an uploaded recording
 * @param maxRenderings scores and recordings rendered at once; four times as many may wait
 */
public record Limits(
    int maxSessions,
    double maxScoreSeconds,
    int maxScoreBytes,
    int maxRecordingBytes,
    double maxRecordingSeconds,
    int maxRenderings) {

  /** Enough for a room of players on one machine. */
  public static final Limits DEFAULT = new Limits(64, 600, 1 << 20, 64 << 20, 600, 4);

  public Limits {
    boolean positive =
        maxSessions > 0
            && maxScoreSeconds > 0
            && maxScoreBytes > 0
            && maxRecordingBytes > 0
            && maxRecordingSeconds > 0
            && maxRenderings > 0;
    if (!positive) {
      throw new IllegalArgumentException("expected every limit to be positive");
    }
  }
}
