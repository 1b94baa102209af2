package flowtone.training.progress;

/**
 * Running mean and mean absolute deviation of a scalar over steps; detects that it has risen far
 * above the mean and stays there. A single outlier is not enough. Not thread-safe.
 */
final class RunningLevel {
  /** Consecutive steps that must be far above the level. */
  static final int PATIENCE_STEPS = 10;

  /** Steps before the mean is reliable; until then the first value is used. */
  private static final int WARM_UP_STEPS = 50;

  private static final double AVERAGING_STEPS = 200;
  private static final double DEVIATIONS = 10;
  private static final double WARM_UP_RISES = 5;

  private final double minRise;
  private double mean;
  private double deviation;
  private double first;
  private long normalSteps;
  private int stepsAbove;

  /**
   * @param minRise least rise above the level that counts as far, however small the deviation
   */
  RunningLevel(double minRise) {
    this.minRise = minRise;
  }

  /**
   * Resumes another.
   *
   * @param state what {@link #state} returned; empty for a new one
   */
  RunningLevel(double minRise, String state) {
    this(minRise);
    if (!state.isEmpty()) {
      String[] parts = state.split(" ");
      mean = Double.parseDouble(parts[0]);
      deviation = Double.parseDouble(parts[1]);
      first = Double.parseDouble(parts[2]);
      normalSteps = Long.parseLong(parts[3]);
    }
  }

  /** Its state, to resume from. */
  String state() {
    return mean + " " + deviation + " " + first + " " + normalSteps;
  }

  /** Updates with the value of one more step; returns whether it has exploded. */
  boolean explodes(double value) {
    if (isFar(value)) {
      stepsAbove++;
      return stepsAbove >= PATIENCE_STEPS;
    }
    stepsAbove = 0;
    update(value);
    return false;
  }

  /** Whether a value is far above the level. */
  boolean isFar(double value) {
    return normalSteps > 0 && value > threshold();
  }

  private double threshold() {
    return normalSteps < WARM_UP_STEPS
        ? first + WARM_UP_RISES * minRise
        : mean + Math.max(minRise, DEVIATIONS * deviation);
  }

  private void update(double value) {
    normalSteps++;
    if (normalSteps == 1) {
      first = value;
      mean = value;
      return;
    }
    double share = Math.max(1.0 / normalSteps, 1 / AVERAGING_STEPS);
    deviation += share * (Math.abs(value - mean) - deviation);
    mean += share * (value - mean);
  }
}
