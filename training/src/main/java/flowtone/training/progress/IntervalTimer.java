package flowtone.training.progress;

/** Tells when so many seconds have gone by since it last said so. Not thread-safe. */
public final class IntervalTimer {
  private final long periodNanos;
  private long last = System.nanoTime();

  IntervalTimer(double seconds) {
    this.periodNanos = (long) (seconds * 1e9);
  }

  public boolean due() {
    long now = System.nanoTime();
    if (now - last < periodNanos) {
      return false;
    }
    last = now;
    return true;
  }
}
