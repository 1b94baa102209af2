package flowtone.report;

import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft.Padding;
import flowtone.audio.Waveform;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws mel spectrograms beside each other: time to the right in seconds, frequency upwards in Hz,
 * evenly on the mel scale.
 */
public final class MelPicture {
  private static final int HOP_SAMPLES = 128;
  private static final int PANEL_WIDTH = 560;
  private static final int PANEL_HEIGHT = 320;
  private static final int MARGIN = 24;

  /** Left of each panel, for the frequencies. */
  private static final int AXIS_WIDTH = 48;

  private static final int TICK = 4;
  private static final double[] TICKS_HZ = {100, 250, 500, 1000, 2000, 4000, 7000};
  private static final double[] STEPS_SECONDS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
  private static final int MOST_STEPS = 8;
  private static final double DARKEST = Math.log(MelSpectrogram.FLOOR);
  private static final double BRIGHTEST = Math.log(100);

  /** From silence to loud, evenly spaced; lightness grows all the way. */
  private static final List<Color> SHADES =
      List.of(
          new Color(8, 6, 28),
          new Color(60, 20, 100),
          new Color(150, 40, 110),
          new Color(225, 90, 70),
          new Color(250, 180, 60),
          new Color(252, 250, 190));

  private MelPicture() {}

  /** A panel of a picture. */
  public record Panel(String title, Waveform sound) {}

  /** Writes a PNG as {@link #of} draws it. */
  public static void write(List<Panel> panels, Path file) throws IOException {
    Png.write(of(panels), file);
  }

  /** Draws one panel a sound, in order. */
  public static BufferedImage of(List<Panel> panels) {
    int width = MARGIN + panels.size() * (AXIS_WIDTH + PANEL_WIDTH + MARGIN);
    BufferedImage picture =
        new BufferedImage(width, PANEL_HEIGHT + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, picture.getHeight());
    graphics.setColor(Color.BLACK);
    int left = MARGIN + AXIS_WIDTH;
    for (Panel panel : panels) {
      draw(panel, graphics, left);
      left += PANEL_WIDTH + MARGIN + AXIS_WIDTH;
    }
    graphics.dispose();
    return picture;
  }

  private static void draw(Panel panel, Graphics2D graphics, int left) {
    Waveform sound = panel.sound();
    MelSpectrogram mel =
        new MelSpectrogram(
            sound.sampleRateHz(), HOP_SAMPLES, MelSpectrogram.BANDS, Padding.REFLECT);
    if (Fonts.areThere()) {
      graphics.drawString(panel.title(), left, MARGIN - 8);
    }
    graphics.drawImage(pixels(mel, sound), left, MARGIN, PANEL_WIDTH, PANEL_HEIGHT, null);
    for (double hertz : TICKS_HZ) {
      double height = (mel.band(hertz) + 0.5) / mel.bands();
      int y = (int) Math.round(MARGIN + PANEL_HEIGHT * (1 - height));
      if (height <= 1) {
        graphics.drawLine(left - TICK, y, left, y);
        drawLeftOf(graphics, "%.0f Hz".formatted(hertz), left - 2 * TICK, y, 1);
      }
    }
    double step = stepSeconds(sound.seconds());
    for (double seconds = 0; seconds <= sound.seconds(); seconds += step) {
      int x = (int) Math.round(left + PANEL_WIDTH * seconds / sound.seconds());
      int bottom = MARGIN + PANEL_HEIGHT;
      graphics.drawLine(x, bottom, x, bottom + TICK);
      String text = step < 1 ? "%.1f s" : "%.0f s";
      String label = String.format(Locale.ROOT, text, seconds);
      drawLeftOf(graphics, label, x, bottom + MARGIN / 2 + TICK / 2, 0.5);
    }
  }

  /** Draws a text of whose width a share lies left of a place; none without fonts. */
  private static void drawLeftOf(
      Graphics2D graphics, String text, int place, int middle, double share) {
    if (Fonts.areThere()) {
      FontMetrics font = graphics.getFontMetrics();
      int left = place - (int) (share * font.stringWidth(text));
      graphics.drawString(text, left, middle + font.getAscent() / 2 - 1);
    }
  }

  /** The finest of the round steps that do not crowd a panel. */
  private static double stepSeconds(double seconds) {
    return Arrays.stream(STEPS_SECONDS)
        .filter(step -> seconds / step <= MOST_STEPS)
        .findFirst()
        .orElse(seconds);
  }

  /** One pixel a hop and band. */
  private static BufferedImage pixels(MelSpectrogram mel, Waveform sound) {
    float[][] logMel = mel.logMel(sound.samples());
    BufferedImage image = new BufferedImage(logMel.length, mel.bands(), BufferedImage.TYPE_INT_RGB);
    for (int hop = 0; hop < logMel.length; hop++) {
      for (int band = 0; band < mel.bands(); band++) {
        image.setRGB(hop, mel.bands() - 1 - band, shade(logMel[hop][band]));
      }
    }
    return image;
  }

  private static int shade(double logMagnitude) {
    double share = (logMagnitude - DARKEST) / (BRIGHTEST - DARKEST);
    double position = Math.max(0, Math.min(1, share)) * (SHADES.size() - 1);
    int below = Math.min((int) position, SHADES.size() - 2);
    float mix = (float) (position - below);
    float[] low = SHADES.get(below).getRGBColorComponents(null);
    float[] high = SHADES.get(below + 1).getRGBColorComponents(null);
    for (int c = 0; c < low.length; c++) {
      low[c] += mix * (high[c] - low[c]);
    }
    return new Color(low[0], low[1], low[2]).getRGB();
  }
}
