package flowtone.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Whether this Java can draw text: one without fonts, or without the libraries that render them, as
 * small containers have it, cannot. Pictures are then drawn without their text, or not at all:
 * nobody's training or evaluation ends for that.
 */
public final class Fonts {
  private static final boolean THERE = draw();

  private Fonts() {}

  /** Found out once. */
  public static boolean areThere() {
    return THERE;
  }

  private static boolean draw() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.getFontMetrics().stringWidth("0");
      graphics.drawString("0", 0, 0);
      return true;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false; // Each Java says it in another way.
    } finally {
      graphics.dispose();
    }
  }
}
