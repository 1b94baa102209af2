package flowtone.cli;

import flowtone.training.progress.TrainingReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** A training report in words. */
public final class TrainingText {
  private TrainingText() {}

  public static String of(Path run, TrainingReport report) {
    String metrics =
        report.metrics().entrySet().stream()
            .map(
                entry ->
                    String.format(Locale.ROOT, "  %-24s %.4f", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(System.lineSeparator()));
    return String.format(
        Locale.ROOT,
        "%s: %d steps in %.1f minutes, %.0f samples a second, %.0f GFLOP/s%n%s",
        run,
        report.steps(),
        report.secondsTrained() / 60,
        report.samplesPerSecond(),
        report.gigaflopsPerSecond(),
        metrics);
  }
}
