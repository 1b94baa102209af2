package flowtone.cli;

import flowtone.benchmark.BenchmarkSettings;
import picocli.CommandLine.Option;

/** How often and how long a race measures. */
final class RepetitionOptions {
  @Option(
      names = "--laps",
      paramLabel = "N",
      defaultValue = "5",
      description = "Laps whose median is told (default: 5).")
  private int laps;

  @Option(
      names = "--lap-seconds",
      paramLabel = "S",
      defaultValue = "0.4",
      description = {
        "Least time of a lap: who is quick plays the notes again (default: 0.4).",
        "Everybody warms up for four times as long."
      })
  private double lapSeconds;

  boolean valid() {
    return laps >= 1 && lapSeconds >= 0 && Double.isFinite(lapSeconds);
  }

  /**
   * Rules of a race.
   *
   * @param seconds of all its laps, about
   */
  BenchmarkSettings rules(double seconds) {
    return BenchmarkSettings.of(laps, lapSeconds, seconds);
  }

  @Override
  public String toString() {
    return "%d laps of %s seconds".formatted(laps, lapSeconds);
  }
}
