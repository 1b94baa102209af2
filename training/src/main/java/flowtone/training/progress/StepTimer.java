package flowtone.training.progress;

/**
 * Time and steps since a run was started or resumed, from the end of the first step on: until then
 * networks are built and TensorFlow optimises them, which is no training. Speed is measured over
 * the time spent in steps, waiting for batches included. Not thread-safe.
 */
public final class StepTimer {
  private final double secondsBefore;
  private long stepBegun;
  private long firstEnded;
  private long steps;
  private long firstSteps;
  private long stepNanos;
  private long stepsAtLast;
  private long nanosAtLast;

  /**
   * @param secondsBefore of training before the run was resumed
   */
  public StepTimer(double secondsBefore) {
    this.secondsBefore = secondsBefore;
  }

  /** Starts the clock of a step. */
  public void beginStep() {
    stepBegun = System.nanoTime();
  }

  /** Stops the clock of a step. */
  public void endStep() {
    endSteps(1);
  }

  /** Stops the clock of several steps that were taken together. */
  public void endSteps(long count) {
    if (steps > 0) {
      stepNanos += System.nanoTime() - stepBegun;
    } else {
      firstEnded = System.nanoTime();
      firstSteps = count;
    }
    steps += count;
  }

  /** Seconds of training in all, evaluations and checkpoints included, the start-up not. */
  public double secondsTrained() {
    return secondsBefore + (steps > 0 ? (System.nanoTime() - firstEnded) / 1e9 : 0);
  }

  /** Whether the first step since the start or resumption is done. */
  public boolean isUnderWay() {
    return steps > 0;
  }

  /** Steps per second since the start or resumption, 0 before the second step. */
  public double stepsPerSecond() {
    return rate(steps - firstSteps, stepNanos);
  }

  /** The same, evaluations and checkpoints included, to estimate the time left. */
  public double overallStepsPerSecond() {
    return rate(steps - firstSteps, steps > firstSteps ? System.nanoTime() - firstEnded : 0);
  }

  /** Steps per second since this was last called. */
  public double recentStepsPerSecond() {
    double rate = rate(steps - Math.max(firstSteps, stepsAtLast), stepNanos - nanosAtLast);
    stepsAtLast = steps;
    nanosAtLast = stepNanos;
    return rate;
  }

  private static double rate(long steps, long nanos) {
    return nanos == 0 ? 0 : steps / (nanos / 1e9);
  }
}
