package flowtone.training.progress;

import java.util.OptionalDouble;

/**
 * When a run is finished: after this much training in all, resumed runs included, or when it no
 * longer gains.
 *
 * @param minutes of training, 0 for no limit
 * @param steps of training, 0 for no limit
 * @param patienceMinutes of training without a gain on recordings kept from training, after which
 *     it ends; infinite for none
 */
public record Budget(double minutes, long steps, double patienceMinutes) {
  private static final double PATIENT_SHARE = 0.25;
  private static final double LEAST_PATIENCE_MINUTES = 15;

  public Budget {
    if (!(minutes >= 0) || steps < 0 || (minutes == 0 && steps == 0)) {
      throw new IllegalArgumentException(
          "expected a positive number of minutes or steps; got %s minutes and %d steps"
              .formatted(minutes, steps));
    }
    if (!(patienceMinutes > 0)) {
      throw new IllegalArgumentException(
          "expected a patience above 0 minutes; got " + patienceMinutes);
    }
  }

  /**
   * With the patience that suits it: a quarter of the minutes, at least {@value
   * #LEAST_PATIENCE_MINUTES}; endless where steps are counted, so that they are always the same.
   */
  public Budget(double minutes, long steps) {
    this(
        minutes,
        steps,
        steps > 0
            ? Double.POSITIVE_INFINITY
            : Math.max(LEAST_PATIENCE_MINUTES, PATIENT_SHARE * minutes));
  }

  /** The same with another patience, minutes. */
  public Budget withPatience(double otherMinutes) {
    return new Budget(minutes, steps, otherMinutes);
  }

  /** Whether a run with this much training is finished. */
  public boolean spent(double secondsTrained, long stepsDone) {
    return (minutes > 0 && secondsTrained >= 60 * minutes) || (steps > 0 && stepsDone >= steps);
  }

  /** Whether a run without a gain for so long is finished. */
  public boolean isOutOfPatience(double secondsSinceGain) {
    return secondsSinceGain > 60 * patienceMinutes;
  }

  /** Share of the minutes that are spent, 0..1; empty where only steps are counted. */
  public OptionalDouble share(double secondsTrained) {
    return minutes > 0
        ? OptionalDouble.of(Math.min(1, secondsTrained / (60 * minutes)))
        : OptionalDouble.empty();
  }

  /** Steps left of it, the greatest number where steps do not limit it. */
  public long stepsLeft(long stepsDone) {
    return steps > 0 ? Math.max(0, steps - stepsDone) : Long.MAX_VALUE;
  }

  /**
   * What is left of it, for people.
   *
   * @param stepsPerSecond speed, evaluations and checkpoints included; 0 where it is unknown
   */
  public Remainder left(double secondsTrained, long stepsDone, double stepsPerSecond) {
    double seconds = minutes > 0 ? Math.max(0, 60 * minutes - secondsTrained) : Double.NaN;
    double count = steps > 0 ? Math.max(0, steps - stepsDone) : Double.NaN;
    if (stepsPerSecond > 0) {
      seconds = minimum(seconds, count / stepsPerSecond);
      count = minimum(count, seconds * stepsPerSecond);
    }
    return new Remainder(seconds, count);
  }

  /** The minimum of the two, ignoring NaN. */
  private static double minimum(double first, double second) {
    return Double.isNaN(first) || second < first ? second : first;
  }

  /**
   * What is left of a budget, NaN where it is unknown.
   *
   * @param seconds of training
   * @param steps of training
   */
  record Remainder(double seconds, double steps) {}
}
