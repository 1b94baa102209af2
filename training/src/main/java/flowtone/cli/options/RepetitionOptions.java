package flowtone.cli.options;

import flowtone.benchmark.timing.BenchmarkSettings;
import picocli.CommandLine.Option;

/** How often and how long a benchmark measures. The old names of the options are hidden. */
public final class RepetitionOptions {
  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "Repetitions whose median is given (default: 5).")
  private int repetitions;

  @Option(names = "--laps", hidden = true)
  private Integer laps;

  @Option(
      names = "--repetition-seconds",
      paramLabel = "S",
      defaultValue = "0.4",
      description = {
        "Least time of a repetition: fast models sample the notes again (default: 0.4).",
        "Every model warms up for four times as long."
      })
  private double repetitionSeconds;

  @Option(names = "--lap-seconds", hidden = true)
  private Double lapSeconds;

  /** Whether a benchmark can run by them. */
  public boolean valid() {
    return repetitions() >= 1 && repetitionSeconds() >= 0 && Double.isFinite(repetitionSeconds());
  }

  /**
   * Settings of a benchmark.
   *
   * @param seconds of all its repetitions together, about
   */
  public BenchmarkSettings settings(double seconds) {
    return BenchmarkSettings.of(repetitions(), repetitionSeconds(), seconds);
  }

  private int repetitions() {
    return laps == null ? repetitions : laps;
  }

  private double repetitionSeconds() {
    return lapSeconds == null ? repetitionSeconds : lapSeconds;
  }

  @Override
  public String toString() {
    return "%d repetitions of %s seconds".formatted(repetitions(), repetitionSeconds());
  }
}
