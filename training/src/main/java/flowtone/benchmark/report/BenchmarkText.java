package flowtone.benchmark.report;

import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.result.SpeedRatios;
import flowtone.benchmark.timing.Throughput;
import flowtone.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A report as a table for the terminal. */
public final class BenchmarkText {
  private static final String LINE = "  %-18s %14s %12s %12s %12s %7s %12s %9s";

  private BenchmarkText() {}

  /** Speeds, likelihoods and ratios. */
  public static String of(BenchmarkReport report) {
    List<String> lines = new ArrayList<>();
    BenchmarkConditions conditions = report.conditions();
    lines.add(
        "%s: %d cores of %s, %s, %d repetitions"
            .formatted(
                report.title(),
                conditions.machine().cores(),
                conditions.machine().cpu(),
                conditions.precision(),
                conditions.repetitions()));
    lines.add(
        LINE.formatted(
            "", "samples/s", "x real time", "live x", "live x/core", "cores", "density/s", "bits"));
    report.rows().forEach(row -> lines.add(line(row)));
    if (report.rows().stream()
        .flatMap(BenchmarkRow::throughputs)
        .anyMatch(Throughput::extrapolated)) {
      lines.add("  * extrapolated from a part of the workload");
    }
    report.rows().stream()
        .filter(row -> row.failure() != null)
        .forEach(row -> lines.add("  %s: %s".formatted(row.profile().id(), row.failure())));
    lines.add("  student, times its teacher: " + ratios("offline", report.offline()));
    lines.add("  student, times its teacher: " + ratios("live", report.live()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(BenchmarkRow row) {
    return LINE.formatted(
            row.profile().id(),
            figure(row.offline(), throughput -> Figures.thousands(throughput.samplesPerSecond())),
            figure(row.offline(), throughput -> Figures.short3(throughput.timesRealTime())),
            figure(row.live(), throughput -> Figures.short3(throughput.timesRealTime())),
            figure(row.live(), throughput -> Figures.short3(throughput.timesRealTimePerCore())),
            figure(
                row.offline(),
                throughput -> String.format(Locale.ROOT, "%.1f", throughput.coresBusy())),
            figure(row.density(), throughput -> Figures.thousands(throughput.samplesPerSecond())),
            row.hasFiniteLikelihood()
                ? String.format(Locale.ROOT, "%.2f", row.likelihood().bitsPerSample())
                : Figures.NONE)
        .stripTrailing();
  }

  private static String figure(Throughput throughput, Function<Throughput, String> figure) {
    return throughput == null
        ? Figures.NONE + " "
        : figure.apply(throughput) + (throughput.extrapolated() ? "*" : " ");
  }

  private static String ratios(String how, SpeedRatios ratios) {
    return "%s %s textbook, %s cached"
        .formatted(
            how,
            Figures.orNone(ratios.studentToTextbook(), Figures::short3),
            Figures.orNone(ratios.studentToCached(), Figures::short3));
  }
}
