package flowtone.benchmark.report;

import flowtone.benchmark.likelihood.LearningCurve;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.timing.Throughput;
import flowtone.evaluation.normality.Quantile;
import flowtone.report.Charts;
import flowtone.report.Picture;
import java.awt.Color;
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

/** The charts of a report. */
final class BenchmarkCharts {
  private static final int HEIGHT = 420;
  private static final int MARKER = 11;
  private static final double MARGIN_BITS = 0.2;
  private static final double MARGIN_TIMES = 3;
  private static final double SECONDS_PER_MINUTE = 60;

  private BenchmarkCharts() {}

  /** Samples a second, offline and live, on a logarithmic axis. */
  static Picture speeds(List<BenchmarkRow> rows) {
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
          "live, one stream", ids, rows.stream().map(row -> speed(row.live())).toList());
    }
    return Picture.of(
        chart,
        "Samples a second, offline and live for one stream, on a logarithmic axis.",
        "Bars of sampling speed, one for each row of the table");
  }

  private static Double speed(Throughput throughput) {
    return throughput == null ? null : throughput.samplesPerSecond();
  }

  private static double floor(List<BenchmarkRow> rows) {
    double least =
        rows.stream()
            .filter(BenchmarkRow::sampled)
            .mapToDouble(row -> row.offline().samplesPerSecond())
            .min()
            .orElse(1);
    return Math.pow(10, Math.floor(Math.log10(least)));
  }

  /** Bits a sample over samples a second of rows with both; the bottom right is best. */
  static Picture likelihoodAgainstSpeed(List<BenchmarkRow> rows) {
    XYChart chart =
        Charts.axes(Charts.HALF_WIDTH, HEIGHT, "samples a second", "bits per 16-bit sample");
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setXAxisDecimalPattern("#,###");
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(MARKER);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    for (BenchmarkRow row : rows) {
      if (row.sampled()) {
        chart.addSeries(
            row.profile().id(),
            new double[] {row.offline().samplesPerSecond()},
            new double[] {row.likelihood().bitsPerSample()});
      }
    }
    margins(chart, rows);
    return Picture.of(
        chart,
        "Likelihood against sampling speed: lower is better, further right is faster.",
        "Points of bits a sample over samples a second, one for each row");
  }

  /** Keeps points off the edge, and gives a single one an axis. */
  private static void margins(XYChart chart, List<BenchmarkRow> rows) {
    DoubleSummaryStatistics bits =
        rows.stream()
            .filter(BenchmarkRow::hasFiniteLikelihood)
            .mapToDouble(row -> row.likelihood().bitsPerSample())
            .summaryStatistics();
    chart.getStyler().setYAxisMin(Math.floor(bits.getMin()));
    chart.getStyler().setYAxisMax(Math.ceil(bits.getMax() + MARGIN_BITS));
    DoubleSummaryStatistics speeds =
        rows.stream()
            .filter(BenchmarkRow::sampled)
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
        "Negative log-likelihood of test recordings while training, all for the same time; with the noise that training adds, so not quite the figures of the table.",
        "Curves of test likelihood over training time, one for each family");
  }

  /** Quantiles of the noise against those of N(0, 1), one row a family. */
  static Picture quantiles(List<BenchmarkRow> rows) {
    XYChart chart =
        Charts.curves(
            Charts.HALF_WIDTH, HEIGHT, "quantile of N(0, 1)", "quantile of toNoise(test)");
    diagonal(chart);
    for (BenchmarkRow row : rows) {
      List<Quantile> points = row.likelihood().normality().quantiles();
      chart.addSeries(
          row.profile().familyName(),
          points.stream().map(Quantile::normal).toList(),
          points.stream().map(Quantile::measured).toList());
    }
    return Picture.of(
        chart,
        "Quantiles of the noise that test recordings become. A correct flow lies on the"
            + " diagonal; steeper ends are heavier tails than N(0, 1) has.",
        "Quantile plot of the noise of each family");
  }

  private static void diagonal(XYChart chart) {
    double[] ends = {-4, 4};
    XYSeries series = chart.addSeries("N(0, 1)", ends, ends);
    series.setLineColor(Color.GRAY);
    series.setLineStyle(SeriesLines.DASH_DASH);
  }

  /** Autocorrelation of the noise. */
  static Picture autocorrelation(List<BenchmarkRow> rows) {
    XYChart chart = Charts.curves(Charts.HALF_WIDTH, HEIGHT, "lag in samples", "autocorrelation");
    for (BenchmarkRow row : rows) {
      List<Double> correlation = row.likelihood().normality().autocorrelation();
      List<Integer> lags = IntStream.rangeClosed(1, correlation.size()).boxed().toList();
      chart.addSeries(row.profile().familyName(), lags, correlation);
    }
    return Picture.of(
        chart,
        "Autocorrelation of the noise: none but sampling error, if the flow is correct.",
        "Autocorrelation of the noise of each family");
  }
}
