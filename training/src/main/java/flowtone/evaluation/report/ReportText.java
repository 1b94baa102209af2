package flowtone.evaluation.report;

import flowtone.evaluation.metric.Confidence;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.FigureNames;
import flowtone.evaluation.result.Metric;
import flowtone.evaluation.result.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a few lines for people. */
public final class ReportText {
  private static final int NAME_WIDTH = 56;

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
    report.measured().baselines().values().forEach(baseline -> lines.add(remark(baseline, report)));
    lines.addAll(PlayingText.lines(report.measured().playing()));
    report.measured().likelihood().forEach((name, value) -> lines.add(figure(name, value)));
    report.thresholds().forEach(threshold -> lines.add(threshold(threshold)));
    report
        .leftOut()
        .forEach(out -> lines.add("  left out: %s: %s".formatted(out.file(), out.reason())));
    lines.add(report.verdict().sentence());
    if (!report.measured().speed().isEmpty()) {
      lines.add(speed(report.measured().speed()));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** Speed beside the verdict, in words; empty if it was not measured. */
  static String speed(Map<String, Double> speed) {
    return speed.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "Speed, which is not judged: %.1f times real time, %.1f times streamed, on this machine"
                + " as it was.",
            speed.get(FigureNames.TIMES_REAL_TIME),
            speed.get(FigureNames.TIMES_REAL_TIME_STREAMED));
  }

  private static String heading(EvaluationReport report) {
    String names =
        report.measured().baselines().keySet().stream()
            .map(name -> "%12s".formatted(name))
            .collect(Collectors.joining());
    return " ".repeat(NAME_WIDTH) + "%12s%20s%12s".formatted("voice", "95 %", "worst") + names;
  }

  private static String row(EvaluationReport report, Metric metric) {
    Statistics voice = report.measured().overall().get(metric.key());
    String others =
        report.measured().baselines().values().stream()
            .map(baseline -> cell(baseline.overall(), metric))
            .collect(Collectors.joining());
    String name = metric.unit().isEmpty() ? metric.title() : metric.title() + ", " + metric.unit();
    return ("  %-" + (NAME_WIDTH - 2) + "s%s%20s%s%s")
        .formatted(
            name, number(voice.mean()), interval(voice), number(worst(metric, voice)), others);
  }

  private static double worst(Metric metric, Statistics voice) {
    return switch (metric.sense()) {
      case MORE -> voice.least();
      case NEAR_ZERO ->
          Math.abs(voice.least()) > Math.abs(voice.greatest()) ? voice.least() : voice.greatest();
      case LESS, NONE -> voice.greatest();
    };
  }

  private static String interval(Statistics statistics) {
    Confidence confidence = statistics.confidence95();
    return confidence == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.3f..%.3f", confidence.mean().low(), confidence.mean().high());
  }

  private static String cell(Map<String, Statistics> overall, Metric metric) {
    Statistics statistics = overall.get(metric.key());
    return statistics == null ? "%12s".formatted("-") : number(statistics.mean());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%12.3f", value);
  }

  private static String remark(Baseline baseline, EvaluationReport report) {
    String ranAway =
        baseline.ranAway() == 0 ? "" : ", ran away on %d".formatted(baseline.ranAway());
    return "  %s: %s (on %d of %d recordings%s)"
        .formatted(
            baseline.title(),
            baseline.remark(),
            baseline.files(),
            report.measured().files().size(),
            ranAway);
  }

  private static String figure(String name, double value) {
    return String.format(Locale.ROOT, "  %s %.3f", name, value);
  }

  private static String threshold(Threshold threshold) {
    return "  %-7s %s".formatted(threshold.met() ? "good" : "MISSED", threshold.inWords());
  }
}
