package flowtone.training.progress;

/**
 * Time and steps of a sitting of training. Speed counts the time spent in steps, waiting for
 * batches included, from the second step on: the first one plans the graph. Not thread-safe.
 */
public final class StepTimer {
  private final double secondsBefore;
  private final long begun = System.nanoTime();
  private long stepBegun;
  private long firstEnded;
  private long steps;
  private long stepNanos;
  private long stepsAtLast;
  private long nanosAtLast;

  /**
   * @param secondsBefore trained in earlier sittings
   */
  public StepTimer(double secondsBefore) {
    this.secondsBefore = secondsBefore;
  }

  public void beginStep() {
    stepBegun = System.nanoTime();
  }

  public void endStep() {
    if (steps++ > 0) {
      stepNanos += System.nanoTime() - stepBegun;
    } else {
      firstEnded = System.nanoTime();
    }
  }

  /** Trained in all sittings, evaluation and checkpoints included. */
  public double secondsTrained() {
    return secondsBefore + (System.nanoTime() - begun) / 1e9;
  }

  /** Steps a second over this sitting, 0 before the second step. */
  public double stepsPerSecond() {
    return rate(steps - 1, stepNanos);
  }

  /** The same, evaluations and checkpoints included: what time left is told from. */
  public double overallStepsPerSecond() {
    return rate(steps - 1, steps > 1 ? System.nanoTime() - firstEnded : 0);
  }

  /** Steps a second since this was last asked. */
  public double recentStepsPerSecond() {
    double rate = rate(steps - Math.max(1, stepsAtLast), stepNanos - nanosAtLast);
    stepsAtLast = steps;
    nanosAtLast = stepNanos;
    return rate;
  }

  private static double rate(long steps, long nanos) {
    return nanos == 0 ? 0 : steps / (nanos / 1e9);
  }
}
