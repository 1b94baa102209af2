package flowtone.training.progress;

/** Reports when an interval has passed since it last did so. Not thread-safe. */
public final class IntervalTimer {
  private final long periodNanos;
  private long last = System.nanoTime();

  IntervalTimer(double seconds) {
    this.periodNanos = (long) (seconds * 1e9);
  }

  /** Whether the interval has passed; if so, the next one starts. */
  public boolean due() {
    long now = System.nanoTime();
    if (now - last < periodNanos) {
      return false;
    }
    last = now;
    return true;
  }
}
