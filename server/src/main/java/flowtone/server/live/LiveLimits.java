package flowtone.server.live;

/**
 * What live players may do.
 *
 * @param sessions at once
 * @param sessionsPerClient of them, of one client
 * @param messagesPerSecond of one session, twice as many at once; acknowledgements of sound apart
 * @param heldNotes of one session
 * @param pingSeconds between two pings; who misses three is gone
 */
public record LiveLimits(
    int sessions, int sessionsPerClient, int messagesPerSecond, int heldNotes, double pingSeconds) {
  /** Enough for a room of players on one machine. */
  public static final LiveLimits DEFAULT = new LiveLimits(1024, 48, 500, 32, 5);

  public LiveLimits {
    if (sessions <= 0
        || sessionsPerClient <= 0
        || messagesPerSecond <= 0
        || heldNotes <= 0
        || !(pingSeconds > 0)) {
      throw new IllegalArgumentException("expected every limit of live players to be positive");
    }
  }
}
