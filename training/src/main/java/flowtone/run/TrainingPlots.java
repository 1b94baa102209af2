package flowtone.run;

import flowtone.report.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/**
 * Plots the metrics of a run as PNG: {@code train/nll} and {@code test/nll} together in nll.png.
 */
public final class TrainingPlots {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 500;
  private static final int MIN_POINTS = 2;

  private TrainingPlots() {}

  /**
   * Writes one plot for each name of a metric, replacing older ones.
   *
   * @param entries in the order of their steps
   * @param directory created if need be
   * @throws RunException if they cannot be written
   */
  public static void write(List<MetricsEntry> entries, Path directory) {
    Map<String, TreeSet<String>> metricsByName =
        entries.stream()
            .flatMap(entry -> entry.values().keySet().stream())
            .collect(
                Collectors.groupingBy(
                    TrainingPlots::nameOf, TreeMap::new, Collectors.toCollection(TreeSet::new)));
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, TreeSet<String>> group : metricsByName.entrySet()) {
        XYChart chart = chart(group.getKey(), group.getValue(), entries);
        if (!chart.getSeriesMap().isEmpty()) {
          Charts.write(chart, directory.resolve(group.getKey() + ".png"));
        }
      }
    } catch (IOException e) {
      throw RunException.of("to draw curves into " + directory, e);
    }
  }

  private static XYChart chart(String name, TreeSet<String> metrics, List<MetricsEntry> entries) {
    XYChart chart = Charts.curves(WIDTH_PIXELS, HEIGHT_PIXELS, "step", "");
    chart.setTitle(name);
    for (String metric : metrics) {
      List<MetricsEntry> points =
          entries.stream().filter(entry -> isFinite(entry.values().get(metric))).toList();
      if (points.size() >= MIN_POINTS) {
        List<Long> steps = points.stream().map(MetricsEntry::step).toList();
        List<Double> values = points.stream().map(entry -> entry.values().get(metric)).toList();
        chart.addSeries(metric, steps, values);
      }
    }
    return chart;
  }

  private static boolean isFinite(Double value) {
    return value != null && Double.isFinite(value);
  }

  private static String nameOf(String metric) {
    return metric.substring(metric.lastIndexOf('/') + 1);
  }
}
