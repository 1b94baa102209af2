package flowtone.evaluation.report;

import flowtone.evaluation.Baseline;
import flowtone.evaluation.Metric;
import flowtone.evaluation.Report;
import flowtone.evaluation.metric.Statistics;
import flowtone.report.Table;
import flowtone.report.Table.Cell;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a report's page. */
final class ReportTables {
  private static final String NONE = "–";

  private ReportTables() {}

  /** A row a metric; the voice's and the baselines' figures side by side. */
  static Table figures(Report report) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.words("figure"));
    columns.add(Column.numbers("voice", "mean and median"));
    columns.add(Column.numbers("voice", "least to greatest"));
    for (Baseline baseline : report.baselines().values()) {
      columns.add(Column.numbers(baseline.title(), "mean of " + baseline.files()));
    }
    List<List<Cell>> rows =
        Arrays.stream(Metric.values())
            .filter(metric -> report.overall().containsKey(metric.key()))
            .map(metric -> row(report, metric))
            .toList();
    return new Table("Means over recordings, unless said otherwise", columns, rows);
  }

  private static List<Cell> row(Report report, Metric metric) {
    Statistics voice = report.overall().get(metric.key());
    List<Cell> row = new ArrayList<>();
    row.add(new Cell(metric.title(), metric.unit()));
    row.add(new Cell(number(voice.mean()), number(voice.median())));
    row.add(Cell.of(number(voice.least()) + " to " + number(voice.greatest())));
    for (Baseline baseline : report.baselines().values()) {
      row.add(Cell.of(mean(baseline.overall().get(metric.key()))));
    }
    return row;
  }

  /** A row a goal. */
  static Table bars(Report report) {
    return Table.of(
        "What a good voice must reach",
        List.of(
            Column.words("figure"),
            Column.numbers("measured", ""),
            Column.numbers("bar", ""),
            Column.words("")),
        report.goals().stream()
            .map(
                goal ->
                    List.of(
                        goal.name(),
                        number(goal.value()),
                        goal.held(),
                        goal.met() ? "reached" : "missed"))
            .toList());
  }

  /** Networks, labels and scales, as far as there are any. */
  static List<Table> others(Report report) {
    List<Table> tables = new ArrayList<>();
    if (!report.likelihood().isEmpty()) {
      tables.add(named("Likelihood and divergence a sample", report.likelihood()));
    }
    if (!report.speed().isEmpty()) {
      tables.add(named("Speed on this machine", report.speed()));
    }
    if (report.labels().size() > 1) {
      tables.add(labels(report));
    }
    tables.addAll(PlayingTables.of(report.playing()));
    return tables;
  }

  private static Table named(String caption, Map<String, Double> figures) {
    return Table.of(
        caption,
        List.of(Column.words("figure"), Column.numbers("value", "")),
        figures.entrySet().stream()
            .map(figure -> List.of(figure.getKey(), number(figure.getValue())))
            .toList());
  }

  private static Table labels(Report report) {
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
    return statistics == null ? NONE : number(statistics.mean());
  }

  static String number(double figure) {
    return String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%.3f" : "%.1f", figure);
  }
}
