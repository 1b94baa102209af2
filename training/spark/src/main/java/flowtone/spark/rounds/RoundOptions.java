package flowtone.spark.rounds;

/**
 * How rounds are made.
 *
 * @param steps of a worker in a round, at least 1
 * @param outer what is made of the workers' states
 */
public record RoundOptions(long steps, OuterStep outer) {
  public RoundOptions {
    if (steps < 1) {
      throw new IllegalArgumentException("expected rounds of a step or more; got " + steps);
    }
  }

  /**
   * With a step of the driver.
   *
   * @param outerRate positive; 1 without momentum is plain averaging
   * @param outerMomentum within 0..1
   */
  public static RoundOptions of(long steps, double outerRate, double outerMomentum) {
    return new RoundOptions(steps, new OuterStep(outerRate, outerMomentum));
  }
}
