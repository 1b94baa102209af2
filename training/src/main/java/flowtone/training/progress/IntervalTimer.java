package flowtone.training.progress;

/** Reports when an interval has passed since it last did so. Not thread-safe. */
public final class IntervalTimer {
  private static final int GROWTH = 2;
  private static final int FIRST_SHARE = 8;
  private static final int LEAST_RATIO = 5;

  private final long longestNanos;
  private long periodNanos;
  private long last = System.nanoTime();

  private IntervalTimer(double firstSeconds, double longestSeconds) {
    this.periodNanos = (long) (firstSeconds * 1e9);
    this.longestNanos = (long) (longestSeconds * 1e9);
  }

  /** One of equal intervals. */
  static IntervalTimer of(double seconds) {
    return new IntervalTimer(seconds, seconds);
  }

  /** One whose intervals double from an eighth on: soon after the start there is most news. */
  static IntervalTimer growingTo(double seconds) {
    return new IntervalTimer(seconds / FIRST_SHARE, seconds);
  }

  /**
   * What was due is done: the next interval starts, and lasts at least {@value #LEAST_RATIO} times
   * as long as that took, so that most of the time is left for training.
   */
  public void done() {
    long now = System.nanoTime();
    periodNanos = Math.max(periodNanos, LEAST_RATIO * (now - last));
    last = now;
  }

  /** Whether the interval has passed; if so, the next one starts. */
  public boolean due() {
    long now = System.nanoTime();
    if (now - last < periodNanos) {
      return false;
    }
    last = now;
    periodNanos = Math.min(longestNanos, GROWTH * periodNanos);
    return true;
  }
}
