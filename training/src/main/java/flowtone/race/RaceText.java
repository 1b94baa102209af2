package flowtone.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a table for the terminal. */
public final class RaceText {
  private static final String LINE = "  %-18s %14s %12s %12s %7s %12s %9s";

  private RaceText() {}

  /** Speeds, fit and ratios. */
  public static String of(RaceReport report) {
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
    if (report.rows().stream().anyMatch(row -> row.offline().extrapolated())) {
      lines.add("  * extrapolated from a part of the course");
    }
    lines.add("  student, times its teacher: " + ratios("offline", report.offline()));
    lines.add("  student, times its teacher: " + ratios("live", report.live()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(Row row) {
    Pace offline = row.offline();
    return LINE.formatted(
            row.profile().id(),
            Figures.thousands(offline.samplesPerSecond()) + (offline.extrapolated() ? "*" : " "),
            Figures.short3(offline.timesRealTime()),
            row.live() == null ? Figures.NONE : Figures.short3(row.live().timesRealTime()),
            String.format(Locale.ROOT, "%.1f", offline.coresBusy()),
            row.density() == null
                ? Figures.NONE
                : Figures.thousands(row.density().samplesPerSecond()),
            !row.fitted()
                ? Figures.NONE
                : String.format(Locale.ROOT, "%.2f", row.fit().bitsPerSample()))
        .stripTrailing();
  }

  private static String ratios(String how, Ratios ratios) {
    return "%s %s textbook, %s cached"
        .formatted(how, ratio(ratios.studentToTextbook()), ratio(ratios.studentToCached()));
  }

  private static String ratio(Double ratio) {
    return ratio == null ? Figures.NONE : Figures.short3(ratio);
  }
}
