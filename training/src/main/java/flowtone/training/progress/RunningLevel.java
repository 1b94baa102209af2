package flowtone.training.progress;

/**
 * Follows a figure from step to step and tells when it has risen far above its own running level
 * and stays there. One bad batch is not enough. Not thread-safe.
 */
final class RunningLevel {
  /** Steps in succession that must be far above the level. */
  static final int PATIENCE_STEPS = 10;

  /** Steps before the level is known; until then the first value stands for it. */
  private static final int YOUNG_STEPS = 50;

  private static final double MEMORY_STEPS = 200;
  private static final double DEVIATIONS = 10;
  private static final double YOUNG_RISES = 5;

  private final double leastRise;
  private double mean;
  private double deviation;
  private double first;
  private long calmSteps;
  private int stepsAbove;

  /**
   * @param leastRise above the level that counts as far, however steady the figure was
   */
  RunningLevel(double leastRise) {
    this.leastRise = leastRise;
  }

  /**
   * One that goes on where another ended.
   *
   * @param memory what {@link #memory} gave; empty for a new one
   */
  RunningLevel(double leastRise, String memory) {
    this(leastRise);
    if (!memory.isEmpty()) {
      String[] parts = memory.split(" ");
      mean = Double.parseDouble(parts[0]);
      deviation = Double.parseDouble(parts[1]);
      first = Double.parseDouble(parts[2]);
      calmSteps = Long.parseLong(parts[3]);
    }
  }

  /** What it goes on from after a break. */
  String memory() {
    return mean + " " + deviation + " " + first + " " + calmSteps;
  }

  /** Takes the figure of one more step; whether it has now exploded. */
  boolean explodes(double value) {
    if (isFar(value)) {
      stepsAbove++;
      return stepsAbove >= PATIENCE_STEPS;
    }
    stepsAbove = 0;
    follow(value);
    return false;
  }

  /** Whether a figure is far above the level. */
  boolean isFar(double value) {
    return calmSteps > 0 && value > highest();
  }

  private double highest() {
    return calmSteps < YOUNG_STEPS
        ? first + YOUNG_RISES * leastRise
        : mean + Math.max(leastRise, DEVIATIONS * deviation);
  }

  private void follow(double value) {
    calmSteps++;
    if (calmSteps == 1) {
      first = value;
      mean = value;
      return;
    }
    double share = Math.max(1.0 / calmSteps, 1 / MEMORY_STEPS);
    deviation += share * (Math.abs(value - mean) - deviation);
    mean += share * (value - mean);
  }
}
