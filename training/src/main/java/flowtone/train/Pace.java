package flowtone.train;

/** Time and samples of a sitting of training. Not thread-safe. */
final class Pace {
  private final double secondsBefore;
  private final long begun = System.nanoTime();
  private long lastNanos = begun;
  private long steps;
  private long stepsAtLast;

  /**
   * @param secondsBefore trained in earlier sittings
   */
  Pace(double secondsBefore) {
    this.secondsBefore = secondsBefore;
  }

  void stepDone() {
    steps++;
  }

  /** Trained in all sittings. */
  double secondsTrained() {
    return secondsBefore + (System.nanoTime() - begun) / 1e9;
  }

  /** Steps a second over this sitting. */
  double stepsPerSecond() {
    return steps / ((System.nanoTime() - begun) / 1e9);
  }

  /** Steps a second since this was last asked. */
  double recentStepsPerSecond() {
    long now = System.nanoTime();
    double rate = (steps - stepsAtLast) / ((now - lastNanos) / 1e9);
    lastNanos = now;
    stepsAtLast = steps;
    return rate;
  }
}
