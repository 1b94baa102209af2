package flowtone.evaluation.report;

import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.Metric;
import flowtone.report.Figures;
import flowtone.report.Table;
import flowtone.report.Table.Cell;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The tables of a report's page. */
final class ReportTables {
  private static final String NONE = "–";

  private ReportTables() {}

  /** A row for each metric; the voice's and the baselines' figures side by side. */
  static Table figures(EvaluationReport report) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("figure"));
    columns.add(Column.numbers("voice", "mean and median"));
    columns.add(Column.numbers("voice", "least to greatest"));
    for (Baseline baseline : report.measured().baselines().values()) {
      columns.add(Column.numbers(baseline.title(), "mean of " + baseline.files()));
    }
    List<List<Cell>> rows =
        Arrays.stream(Metric.values())
            .filter(metric -> report.measured().overall().containsKey(metric.key()))
            .map(metric -> row(report, metric))
            .toList();
    return new Table("Means over recordings, unless said otherwise", columns, rows);
  }

  private static List<Cell> row(EvaluationReport report, Metric metric) {
    Statistics voice = report.measured().overall().get(metric.key());
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(metric.title(), metric.unit()));
    row.add(new Cell(Figures.decimals(voice.mean()), Figures.decimals(voice.median())));
    row.add(Cell.of(Figures.decimals(voice.least()) + " to " + Figures.decimals(voice.greatest())));
    for (Baseline baseline : report.measured().baselines().values()) {
      row.add(Cell.of(mean(baseline.overall().get(metric.key()))));
    }
    return row;
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
      tables.add(named("Speed on this machine", report.measured().speed()));
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
