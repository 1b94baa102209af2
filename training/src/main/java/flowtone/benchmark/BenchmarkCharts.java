package flowtone.benchmark;

import flowtone.evaluation.normality.Normality;
import flowtone.report.Charts;
import flowtone.report.Picture;
import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;

/** The pictures of a report. */
final class BenchmarkCharts {
  private static final int HEIGHT = 420;
  private static final int MARKER = 11;
  private static final double MARGIN_BITS = 0.2;
  private static final double MARGIN_TIMES = 3;
  private static final double SECONDS_PER_MINUTE = 60;

  private BenchmarkCharts() {}

  /** Samples a second, offline and live, on a logarithmic axis. */
  static Picture speeds(List<Row> rows) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Charts.FULL_WIDTH)
            .height(HEIGHT)
            .yAxisTitle("samples a second")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisDecimalPattern("#,###");
    Charts.putLegendBelow(chart);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setYAxisMin(floor(rows));
    List<String> ids = rows.stream().map(row -> row.profile().id()).toList();
    chart.addSeries("offline", ids, rows.stream().map(row -> speed(row.offline())).toList());
    if (rows.stream().anyMatch(row -> row.live() != null)) {
      chart.addSeries(
          "live, one listener", ids, rows.stream().map(row -> speed(row.live())).toList());
    }
    return Picture.of(
        chart,
        "Samples made in a second, offline and live for one listener, on a logarithmic axis.",
        "Bars of sampling speed, one for each row of the table");
  }

  private static Double speed(Throughput pace) {
    return pace == null ? null : pace.samplesPerSecond();
  }

  private static double floor(List<Row> rows) {
    double least =
        rows.stream()
            .filter(Row::sampled)
            .mapToDouble(row -> row.offline().samplesPerSecond())
            .min()
            .orElse(1);
    return Math.pow(10, Math.floor(Math.log10(least)));
  }

  /** Bits a sample over samples a second: the best would be at the bottom right. */
  static Picture likelihoodAgainstSpeed(List<Row> rows) {
    XYChart chart =
        Charts.axes(Charts.HALF_WIDTH, HEIGHT, "samples a second", "bits per 16-bit sample");
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setXAxisDecimalPattern("#,###");
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(MARKER);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    for (Row row : rows) {
      if (row.fitted() && row.sampled()) {
        chart.addSeries(
            row.profile().id(),
            new double[] {row.offline().samplesPerSecond()},
            new double[] {row.fit().bitsPerSample()});
      }
    }
    margins(chart, rows);
    return Picture.of(
        chart,
        "Likelihood against sampling speed: lower describes recordings better, further right is"
            + " faster.",
        "Points of bits a sample over samples a second, one for each row");
  }

  /** So that points do not lie on the edge, and one alone has an axis. */
  private static void margins(XYChart chart, List<Row> rows) {
    DoubleSummaryStatistics bits =
        rows.stream()
            .filter(Row::fitted)
            .mapToDouble(row -> row.fit().bitsPerSample())
            .summaryStatistics();
    chart.getStyler().setYAxisMin(Math.floor(bits.getMin()));
    chart.getStyler().setYAxisMax(Math.ceil(bits.getMax() + MARGIN_BITS));
    DoubleSummaryStatistics speeds =
        rows.stream()
            .filter(Row::sampled)
            .mapToDouble(row -> row.offline().samplesPerSecond())
            .summaryStatistics();
    chart.getStyler().setXAxisMin(speeds.getMin() / MARGIN_TIMES);
    chart.getStyler().setXAxisMax(speeds.getMax() * MARGIN_TIMES);
  }

  /** Test likelihood over training time. */
  static Picture learning(List<LearningCurve> curves) {
    XYChart chart =
        Charts.curves(Charts.HALF_WIDTH, HEIGHT, "minutes of training", "test nats per sample");
    for (LearningCurve curve : curves) {
      if (!curve.points().isEmpty()) {
        chart.addSeries(
            curve.id(),
            curve.points().stream().map(p -> p.seconds() / SECONDS_PER_MINUTE).toList(),
            curve.points().stream().map(LearningCurve.Point::natsPerSample).toList());
      }
    }
    return Picture.of(
        chart,
        "Negative log-likelihood of test recordings while training, all with the same time to"
            + " spend; with the noise that training adds, so not quite the figures of the table.",
        "Curves of test likelihood over training time, one for each family");
  }

  /** Quantiles of the noise against those of N(0, 1). */
  static Picture quantiles(List<Row> rows) {
    XYChart chart =
        Charts.curves(
            Charts.HALF_WIDTH, HEIGHT, "quantile of N(0, 1)", "quantile of toNoise(test)");
    diagonal(chart);
    for (Row row : distinct(rows)) {
      List<Normality.Quantile> points = row.fit().normality().quantiles();
      chart.addSeries(
          name(row),
          points.stream().map(Normality.Quantile::normal).toList(),
          points.stream().map(Normality.Quantile::measured).toList());
    }
    return Picture.of(
        chart,
        "Quantiles of the noise that test recordings become. A flow that is right lies on the"
            + " diagonal; steeper ends are surprises it did not expect.",
        "Quantile plot of the noise of each family");
  }

  private static void diagonal(XYChart chart) {
    double[] ends = {-4, 4};
    XYSeries series = chart.addSeries("N(0, 1)", ends, ends);
    series.setLineColor(Color.GRAY);
    series.setLineStyle(SeriesLines.DASH_DASH);
  }

  /** Autocorrelation of the noise. */
  static Picture autocorrelation(List<Row> rows) {
    XYChart chart = Charts.curves(Charts.HALF_WIDTH, HEIGHT, "lag in samples", "autocorrelation");
    for (Row row : distinct(rows)) {
      List<Double> correlation = row.fit().normality().autocorrelation();
      List<Integer> lags = IntStream.rangeClosed(1, correlation.size()).boxed().toList();
      chart.addSeries(name(row), lags, correlation);
    }
    return Picture.of(
        chart,
        "What is left in the noise of each sample about those after it: nothing, if the flow is"
            + " right.",
        "Autocorrelation of the noise of each family");
  }

  /** One row of each model: a teacher has the same noise however it is sampled. */
  static List<Row> distinct(List<Row> rows) {
    List<Row> distinct = new ArrayList<>();
    for (Row row : rows) {
      if (row.fitted() && !row.profile().id().equals(Ids.TEACHER_TEXTBOOK)) {
        distinct.add(row);
      }
    }
    return distinct;
  }

  private static String name(Row row) {
    return row.profile().id().equals(Ids.TEACHER_CACHED) ? "maf" : row.profile().id();
  }
}
