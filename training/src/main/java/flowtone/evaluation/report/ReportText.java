package flowtone.evaluation.report;

import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.Metric;
import flowtone.evaluation.result.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a few lines for people. */
public final class ReportText {
  private static final int NAME_WIDTH = 50;

  private ReportText() {}

  /**
   * The rows of voice and baselines, means over files; then scales, labels, what a good voice must
   * reach, the verdict and what was left out.
   */
  public static String of(EvaluationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %d recordings (%s), means over files"
            .formatted(report.voice(), report.measured().files().size(), report.test()));
    lines.add(heading(report));
    for (Metric metric : Metric.values()) {
      if (report.measured().overall().containsKey(metric.key())) {
        lines.add(row(report, metric));
      }
    }
    report.measured().baselines().values().forEach(baseline -> lines.add(remark(baseline)));
    lines.addAll(PlayingText.lines(report.measured().playing()));
    report.measured().likelihood().forEach((name, value) -> lines.add(figure(name, value)));
    report.measured().speed().forEach((name, value) -> lines.add(figure(name, value)));
    report.thresholds().forEach(threshold -> lines.add(threshold(threshold)));
    report
        .leftOut()
        .forEach(out -> lines.add("  left out: %s: %s".formatted(out.file(), out.reason())));
    lines.add(report.verdict().sentence());
    return String.join(System.lineSeparator(), lines);
  }

  private static String heading(EvaluationReport report) {
    String names =
        report.measured().baselines().keySet().stream()
            .map(name -> "%12s".formatted(name))
            .collect(Collectors.joining());
    return " ".repeat(NAME_WIDTH) + "%12s%12s".formatted("voice", "worst") + names;
  }

  private static String row(EvaluationReport report, Metric metric) {
    Statistics voice = report.measured().overall().get(metric.key());
    double worst = metric == Metric.VOICING_F1 ? voice.least() : voice.greatest();
    String others =
        report.measured().baselines().values().stream()
            .map(baseline -> cell(baseline.overall(), metric))
            .collect(Collectors.joining());
    String name = metric.unit().isEmpty() ? metric.title() : metric.title() + ", " + metric.unit();
    return ("  %-" + (NAME_WIDTH - 2) + "s%s%s%s")
        .formatted(name, number(voice.mean()), number(worst), others);
  }

  private static String cell(Map<String, Statistics> overall, Metric metric) {
    Statistics statistics = overall.get(metric.key());
    return statistics == null ? "%12s".formatted("-") : number(statistics.mean());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%12.3f", value);
  }

  private static String remark(Baseline baseline) {
    String ranAway =
        baseline.ranAway() == 0 ? "" : ", ran away on %d".formatted(baseline.ranAway());
    return "  %s: %s (%d files%s)"
        .formatted(baseline.title(), baseline.remark(), baseline.files(), ranAway);
  }

  private static String figure(String name, double value) {
    return String.format(Locale.ROOT, "  %s %.3f", name, value);
  }

  private static String threshold(Threshold threshold) {
    return "  %-7s %s".formatted(threshold.met() ? "good" : "MISSED", threshold.inWords());
  }
}
