package flowtone.server.live;

/**
 * Lets so many messages a second pass, and twice as many after a rest (a token bucket). Not
 * thread-safe.
 */
final class MessageRate {
  private final double perSecond;
  private final double most;
  private double left;
  private long filledNanos;

  MessageRate(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    most = 2 * perSecond;
    left = most;
    filledNanos = nowNanos;
  }

  /** Whether one more may pass. */
  boolean pass(long nowNanos) {
    left = Math.min(most, left + perSecond * (nowNanos - filledNanos) / 1e9);
    filledNanos = nowNanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }

  /** The last one does not count. */
  void giveBack() {
    left = Math.min(most, left + 1);
  }
}
