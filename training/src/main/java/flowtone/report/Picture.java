package flowtone.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A picture inside the page, in a version for light and one for dark grounds.
 *
 * @param caption for people
 * @param alternative text for screen readers
 * @param light data URI
 * @param dark data URI, the same as {@code light} where there is but one
 * @param widthPixels as shown; the data may be finer
 */
public record Picture(
    String caption, String alternative, String light, String dark, int widthPixels) {
  /** Pixels of the data for one CSS pixel shown, for dense screens and for print. */
  private static final int DENSITY = 2;

  /** What stands in a chart's place where this Java has no {@linkplain Fonts fonts}. */
  private static final String UNDRAWN =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">
      <text x="50%%" y="50%%" text-anchor="middle" font-family="sans-serif" font-size="14" fill="gray">\
      Not drawn: the Java that made this page has no fonts</text></svg>
      """;

  /**
   * A chart in the colours of the page; its series' own colours, where set, stay. Without fonts, a
   * picture that says so.
   */
  public static Picture of(Chart<?, ?> chart, String caption, String alternative) {
    if (!Fonts.areThere()) {
      String undrawn = svg(UNDRAWN.formatted(chart.getWidth(), chart.getHeight()));
      return new Picture(caption, alternative, undrawn, undrawn, chart.getWidth());
    }
    return new Picture(
        caption,
        alternative,
        png(painted(chart, Palette.LIGHT)),
        png(painted(chart, Palette.DARK)),
        chart.getWidth());
  }

  /** An image that is the same on light and on dark grounds, shown pixel by pixel. */
  public static Picture of(BufferedImage image, String caption, String alternative) {
    String png = png(image);
    return new Picture(caption, alternative, png, png, image.getWidth());
  }

  private static BufferedImage painted(Chart<?, ?> chart, Palette palette) {
    palette.colour(chart);
    BufferedImage image =
        new BufferedImage(
            DENSITY * chart.getWidth(), DENSITY * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(DENSITY, DENSITY);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return image;
  }

  private static String svg(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String png(BufferedImage image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.bytes(image));
  }
}
