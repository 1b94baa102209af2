package flowtone.evaluate;

import java.util.ArrayList;
import java.util.List;

/** A report as a few lines for people. */
public final class ReportText {
  private static final String ROW = "  %-40s %9.3f %9.3f %9.3f  %s";

  private ReportText() {}

  /** Medians, means and extremes; then scales, labels and what a good voice must reach. */
  public static String of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %d recordings (%s)".formatted(report.voice(), report.files().size(), report.test()));
    lines.add("  %-40s %9s %9s %9s".formatted("", "median", "mean", "greatest"));
    for (Metric metric : Metric.values()) {
      Statistics s = report.overall().get(metric.key());
      if (s != null) {
        lines.add(
            ROW.formatted(metric.title(), s.median(), s.mean(), s.greatest(), metric.unit())
                .stripTrailing());
      }
    }
    report.scales().forEach(scale -> lines.add(scale(scale)));
    report.labelChecks().forEach(check -> lines.add(labels(check)));
    report.likelihood().forEach((name, value) -> lines.add("  %s %.3f".formatted(name, value)));
    report.goals().forEach(goal -> lines.add(goal(goal)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String scale(ScaleReport scale) {
    return "  %s plays %d semitones %.1f cents off (median; worst %.1f), %+.1f dB, %d unpitched"
        .formatted(
            scale.label(),
            scale.notes().size() + scale.unpitched().size(),
            scale.absoluteCents().median(),
            scale.absoluteCents().greatest(),
            scale.levelDb().median(),
            scale.unpitched().size());
  }

  private static String labels(LabelReport check) {
    return "  %s is nearest to its own recordings in %.0f %% of notes played and %.0f %% resynthesised"
        .formatted(check.label(), 100 * check.played(), 100 * check.resynthesized());
  }

  private static String goal(Goal goal) {
    return "  %-7s %s: %.3f (goal %s)"
        .formatted(goal.met() ? "good" : "MISSED", goal.name(), goal.value(), goal.bound());
  }
}
