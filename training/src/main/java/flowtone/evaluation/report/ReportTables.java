package flowtone.evaluation.report;

import flowtone.evaluation.metric.Confidence;
import flowtone.evaluation.metric.Interval;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.Metric;
import flowtone.provenance.Provenance;
import flowtone.report.Figures;
import flowtone.report.Table;
import flowtone.report.Table.Cell;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of a report's page. */
final class ReportTables {
  private static final String NONE = "–";

  private ReportTables() {}

  /** A row for each metric; the voice's and the baselines' figures side by side. */
  static Table figures(EvaluationReport report) {
    int files = report.measured().files().size();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("figure"));
    columns.add(Column.numbers("voice, mean", "of %d, and its 95 %% interval".formatted(files)));
    columns.add(Column.numbers("voice, median", "and its 95 % interval"));
    columns.add(Column.numbers("voice", "least to greatest"));
    for (Baseline baseline : report.measured().baselines().values()) {
      columns.add(
          Column.numbers(
              baseline.title(), "mean of %d of %d recordings".formatted(baseline.files(), files)));
    }
    List<List<Cell>> rows = measured(report).map(metric -> row(report, metric)).toList();
    return new Table("Means over recordings, unless said otherwise", columns, rows);
  }

  private static Stream<Metric> measured(EvaluationReport report) {
    return Arrays.stream(Metric.values())
        .filter(metric -> report.measured().overall().containsKey(metric.key()));
  }

  private static List<Cell> row(EvaluationReport report, Metric metric) {
    Statistics voice = report.measured().overall().get(metric.key());
    Confidence confidence = voice.confidence95();
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(metric.title(), unitAndSense(metric)));
    row.add(
        new Cell(
            Figures.decimals(voice.mean()), confidence == null ? "" : range(confidence.mean())));
    row.add(
        new Cell(
            Figures.decimals(voice.median()),
            confidence == null ? "" : range(confidence.median())));
    row.add(Cell.of(Figures.decimals(voice.least()) + " to " + Figures.decimals(voice.greatest())));
    for (Baseline baseline : report.measured().baselines().values()) {
      row.add(meanCell(baseline.overall().get(metric.key())));
    }
    return row;
  }

  private static String unitAndSense(Metric metric) {
    return metric.unit().isEmpty()
        ? metric.sense().words()
        : metric.unit() + "; " + metric.sense().words();
  }

  private static Cell meanCell(Statistics statistics) {
    boolean known = statistics != null && statistics.confidence95() != null;
    return new Cell(mean(statistics), known ? range(statistics.confidence95().mean()) : "");
  }

  private static String range(Interval interval) {
    return Figures.decimals(interval.low()) + " to " + Figures.decimals(interval.high());
  }

  /** What each figure is. */
  static Table definitions(EvaluationReport report) {
    return Table.of(
        "What the figures are; at 16 kHz and full scale 1",
        List.of(Column.words("figure"), Column.words("better"), Column.words("definition")),
        measured(report)
            .map(metric -> List.of(metric.title(), metric.sense().words(), metric.definition()))
            .toList());
  }

  /** What the report was made by. */
  static Table provenance(Provenance provenance) {
    return Table.of(
        "How this report was made",
        List.of(Column.words(""), Column.words("")),
        List.of(
            List.of("version", "flowtone " + provenance.version()),
            List.of("command", provenance.command().isEmpty() ? NONE : provenance.command()),
            List.of("seed", Long.toString(provenance.seed())),
            List.of("machine", provenance.machine().inWords())));
  }

  /** A row for each threshold. */
  static Table thresholds(EvaluationReport report) {
    return Table.of(
        "Thresholds of a good voice",
        List.of(
            Column.words("figure"),
            Column.numbers("measured", ""),
            Column.numbers("threshold", ""),
            Column.words("")),
        report.thresholds().stream()
            .map(
                threshold ->
                    List.of(
                        threshold.name(),
                        Figures.decimals(threshold.value()),
                        threshold.held(),
                        threshold.met() ? "met" : "missed"))
            .toList());
  }

  /** Networks, labels and scales, as far as there are any. */
  static List<Table> others(EvaluationReport report) {
    List<Table> tables = new ArrayList<>();
    if (!report.measured().likelihood().isEmpty()) {
      tables.add(named("Likelihood and divergence a sample", report.measured().likelihood()));
    }
    if (!report.measured().speed().isEmpty()) {
      tables.add(
          named(
              "Speed on this machine as it was, which no verdict depends on",
              report.measured().speed()));
    }
    if (report.labels().size() > 1) {
      tables.add(labels(report));
    }
    tables.addAll(PlayingTables.of(report.measured().playing()));
    return tables;
  }

  private static Table named(String caption, Map<String, Double> figures) {
    return Table.of(
        caption,
        List.of(Column.words("figure"), Column.numbers("value", "")),
        figures.entrySet().stream()
            .map(figure -> List.of(figure.getKey(), Figures.decimals(figure.getValue())))
            .toList());
  }

  private static Table labels(EvaluationReport report) {
    List<Metric> shown =
        List.of(Metric.M_STFT, Metric.MEL_L1, Metric.MCD, Metric.F0_RMSE, Metric.VOICING_F1);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("label"));
    shown.forEach(metric -> columns.add(Column.numbers(metric.title(), metric.unit())));
    List<List<String>> rows = new ArrayList<>();
    report
        .labels()
        .forEach(
            (label, summary) -> {
              List<String> row = new ArrayList<>(List.of(label));
              shown.forEach(metric -> row.add(mean(summary.get(metric.key()))));
              rows.add(row);
            });
    return Table.of("The voice by label", columns, rows);
  }

  private static String mean(Statistics statistics) {
    return statistics == null ? NONE : Figures.decimals(statistics.mean());
  }
}
