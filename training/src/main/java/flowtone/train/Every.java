package flowtone.train;

/** Tells when so many seconds have gone by since it last said so. Not thread-safe. */
final class Every {
  private final long periodNanos;
  private long last = System.nanoTime();

  Every(double seconds) {
    this.periodNanos = (long) (seconds * 1e9);
  }

  boolean due() {
    long now = System.nanoTime();
    if (now - last < periodNanos) {
      return false;
    }
    last = now;
    return true;
  }
}
