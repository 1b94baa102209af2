package flowtone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A report as a table for the terminal. */
public final class BenchmarkText {
  private static final String LINE = "  %-18s %14s %12s %12s %7s %12s %9s";

  private BenchmarkText() {}

  /** Speeds, fit and ratios. */
  public static String of(BenchmarkReport report) {
    List<String> lines = new ArrayList<>();
    Conditions conditions = report.conditions();
    lines.add(
        "%s: %d cores of %s, %s, %d laps"
            .formatted(
                report.title(),
                conditions.cores(),
                conditions.cpu(),
                conditions.precision(),
                conditions.laps()));
    lines.add(
        LINE.formatted("", "samples/s", "x real time", "live x", "cores", "density/s", "bits"));
    report.rows().forEach(row -> lines.add(line(row)));
    if (report.rows().stream().flatMap(Row::paces).anyMatch(Throughput::extrapolated)) {
      lines.add("  * extrapolated from a part of the course");
    }
    report.rows().stream()
        .filter(row -> row.failure() != null)
        .forEach(row -> lines.add("  %s: %s".formatted(row.profile().id(), row.failure())));
    lines.add("  student, times its teacher: " + ratios("offline", report.offline()));
    lines.add("  student, times its teacher: " + ratios("live", report.live()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(Row row) {
    return LINE.formatted(
            row.profile().id(),
            figure(row.offline(), pace -> Figures.thousands(pace.samplesPerSecond())),
            figure(row.offline(), pace -> Figures.short3(pace.timesRealTime())),
            figure(row.live(), pace -> Figures.short3(pace.timesRealTime())),
            figure(row.offline(), pace -> String.format(Locale.ROOT, "%.1f", pace.coresBusy())),
            figure(row.density(), pace -> Figures.thousands(pace.samplesPerSecond())),
            row.fitted()
                ? String.format(Locale.ROOT, "%.2f", row.fit().bitsPerSample())
                : Figures.NONE)
        .stripTrailing();
  }

  private static String figure(Throughput pace, Function<Throughput, String> figure) {
    return pace == null
        ? Figures.NONE + " "
        : figure.apply(pace) + (pace.extrapolated() ? "*" : " ");
  }

  private static String ratios(String how, Ratios ratios) {
    return "%s %s textbook, %s cached"
        .formatted(
            how,
            Figures.orNone(ratios.studentToTextbook(), Figures::short3),
            Figures.orNone(ratios.studentToCached(), Figures::short3));
  }
}
