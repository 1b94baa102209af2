package flowtone.benchmark;

/**
 * How long a race is.
 *
 * @param warmUpSeconds that each contestant runs at each discipline, at least, before laps count:
 *     what is compiled while it runs wants to have run for a while
 * @param laps counted of each contestant and discipline
 * @param lapSeconds of a lap at least: who is quicker runs the course again until they are over
 * @param seconds all laps may take together, about
 */
public record BenchmarkSettings(double warmUpSeconds, int laps, double lapSeconds, double seconds) {
  private static final int WARM_UP_LAPS = 4;

  public BenchmarkSettings {
    if (!(warmUpSeconds >= 0) || laps < 1 || !(lapSeconds >= 0) || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "expected at least 1 lap, more than 0 seconds and none of them negative; got %d laps"
                  .formatted(laps)
              + " of %s seconds in %s after %s".formatted(lapSeconds, seconds, warmUpSeconds));
    }
  }

  /** Rules by which everybody warms up for several laps. */
  public static BenchmarkSettings of(int laps, double lapSeconds, double seconds) {
    return new BenchmarkSettings(WARM_UP_LAPS * lapSeconds, laps, lapSeconds, seconds);
  }

  /** Seconds for one lap of each together, one to warm up included. */
  double roundSeconds() {
    return seconds / (1 + laps);
  }
}
