package flowtone.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** Colours of charts, the same as those of the page they stand in. */
enum Palette {
  LIGHT(0xffffff, 0x1d2129, 0x6b7280, 0xdfe3ea),
  DARK(0x1a1e26, 0xe6e9ef, 0x9aa3b2, 0x333a47);

  /**
   * Distinguishable with colour vision deficiency on either ground (Okabe and Ito, without black
   * and yellow).
   */
  private static final Color[] SERIES = {
    new Color(0x0072b2),
    new Color(0xd55e00),
    new Color(0x009e73),
    new Color(0xcc79a7),
    new Color(0x56b4e9),
    new Color(0xe69f00),
    new Color(0x8a7fd1),
    new Color(0x8c8c8c)
  };

  private static final float GRID_PIXELS = 1;

  private final Color ground;
  private final Color ink;
  private final Color faint;
  private final Color grid;

  Palette(int ground, int ink, int faint, int grid) {
    this.ground = new Color(ground);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
  }

  /** Gives a chart these colours in place of those it has. */
  void colour(Chart<?, ?> chart) {
    Styler styler = chart.getStyler();
    styler.setChartBackgroundColor(ground);
    styler.setPlotBackgroundColor(ground);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(ink);
    styler.setAnnotationTextFontColor(ink);
    styler.setLegendBackgroundColor(ground);
    styler.setLegendBorderColor(ground);
    styler.setSeriesColors(SERIES);
    styler.setLegendFont(font(Font.PLAIN, 12));
    styler.setChartTitleFont(font(Font.BOLD, 14));
    if (styler instanceof AxesChartStyler axes) {
      colourAxes(axes);
    }
  }

  private void colourAxes(AxesChartStyler axes) {
    axes.setPlotGridLinesColor(grid);
    axes.setPlotGridLinesStroke(new BasicStroke(GRID_PIXELS));
    axes.setAxisTickLabelsColor(faint);
    axes.setAxisTickMarksColor(grid);
    axes.setAxisTickLabelsFont(font(Font.PLAIN, 12));
    axes.setAxisTitleFont(font(Font.PLAIN, 13));
    axes.setXAxisTitleColor(faint);
    axes.setYAxisTitleColor(faint);
  }

  private static Font font(int style, int points) {
    return new Font(Font.SANS_SERIF, style, points);
  }
}
