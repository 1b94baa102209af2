package flowtone.spark.plan;

/**
 * How long rounds of training last on a cluster. Assumes that all workers are equally fast, that
 * they pass the state on to each other as Spark's broadcast does, so that it is with all of them
 * once it has gone through a link twice, and that their states come back through the one link of
 * the driver, one after the other.
 *
 * @param cost of a round on one machine
 * @param gigabitsPerSecond of each machine's link
 */
public record RoundModel(RoundCost cost, double gigabitsPerSecond) {
  private static final double MEGABYTES_PER_GIGABIT = 125;
  private static final double BROADCAST_PASSES = 2;

  public RoundModel {
    if (!(gigabitsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "expected a positive speed of the network; got " + gigabitsPerSecond);
    }
  }

  /** Millions of bytes that leave and reach the driver and workers in a round. */
  public double megabytes(int workers) {
    return 2 * workers * cost.stateMegabytes();
  }

  /** Seconds that states are on their way. */
  public double transferSeconds(int workers) {
    double seconds = cost.stateMegabytes() / (gigabitsPerSecond * MEGABYTES_PER_GIGABIT);
    return (BROADCAST_PASSES + workers) * seconds;
  }

  /** Seconds of a round of so many steps by each worker. */
  public double roundSeconds(int workers, int steps) {
    return steps * cost.step().seconds(workers)
        + cost.overheadSeconds()
        + workers * cost.workerSeconds()
        + transferSeconds(workers);
  }

  /** Samples a second, relative to one worker that trains alone. */
  public double speedup(int workers, int steps) {
    return workers * steps * cost.step().seconds(workers) / roundSeconds(workers, steps);
  }
}
