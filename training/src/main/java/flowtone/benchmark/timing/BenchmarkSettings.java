package flowtone.benchmark.timing;

/**
 * How long a benchmark runs.
 *
 * @param warmUpSeconds that each model runs in each mode, at least, before repetitions count: time
 *     for just-in-time compilation
 * @param repetitions counted of each model and mode
 * @param repetitionSeconds least time of a repetition: a fast model runs the workload again until
 *     they are over
 * @param seconds all repetitions may take together, about
 */
public record BenchmarkSettings(
    double warmUpSeconds, int repetitions, double repetitionSeconds, double seconds) {
  private static final int WARM_UP_REPETITIONS = 4;

  public BenchmarkSettings {
    if (!(warmUpSeconds >= 0) || repetitions < 1 || !(repetitionSeconds >= 0) || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "expected at least 1 repetition, more than 0 seconds and none of them negative; got %d"
                  .formatted(repetitions)
              + " repetitions of %s seconds in %s after %s"
                  .formatted(repetitionSeconds, seconds, warmUpSeconds));
    }
  }

  /** Settings by which every model warms up for the time of four repetitions. */
  public static BenchmarkSettings of(int repetitions, double repetitionSeconds, double seconds) {
    return new BenchmarkSettings(
        WARM_UP_REPETITIONS * repetitionSeconds, repetitions, repetitionSeconds, seconds);
  }

  /** Seconds for one repetition of every model and mode together, one for the warm-up included. */
  double roundSeconds() {
    return seconds / (1 + repetitions);
  }
}
