package flowtone.report;

import java.io.IOException;
import java.nio.file.Path;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What the charts of all reports have in common. */
public final class Charts {
  /** A chart as wide as the page, in pixels. */
  public static final int FULL_WIDTH = 980;

  /** One of two beside each other. */
  public static final int HALF_WIDTH = 500;

  private Charts() {}

  /**
   * Axes with nothing between them, the legend below.
   *
   * @param width in pixels, as {@code height}
   * @param across title of the horizontal axis
   * @param up title of the vertical axis
   */
  public static XYChart axes(int width, int height, String across, String up) {
    XYChart chart =
        new XYChartBuilder().width(width).height(height).xAxisTitle(across).yAxisTitle(up).build();
    putLegendBelow(chart);
    return chart;
  }

  /** The same for curves, whose points are not marked. */
  public static XYChart curves(int width, int height, String across, String up) {
    XYChart chart = axes(width, height, across, up);
    chart.getStyler().setSeriesMarkers(new Marker[] {SeriesMarkers.NONE});
    return chart;
  }

  /** Puts the names of the series below the chart, in a row. */
  public static void putLegendBelow(Chart<?, ?> chart) {
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
  }

  /**
   * Writes a chart as a picture of its own, for light grounds; its folder is made if need be.
   * Nothing is written without {@linkplain Fonts fonts}.
   */
  public static void write(Chart<?, ?> chart, Path png) throws IOException {
    if (!Fonts.areThere()) {
      return;
    }
    Palette.LIGHT.colour(chart);
    Png.write(BitmapEncoder.getBufferedImage(chart), png);
  }
}
