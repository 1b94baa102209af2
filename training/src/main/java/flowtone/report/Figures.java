package flowtone.report;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers formatted for people. */
public final class Figures {
  /** Shown where there is no number. */
  public static final String NONE = "–";

  private Figures() {}

  /** A value as shown, or {@link #NONE} for null. */
  public static String orNone(Number value, DoubleFunction<String> shown) {
    return value == null ? NONE : shown.apply(value.doubleValue());
  }

  /** Whole, in groups of three digits. */
  public static String thousands(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Three significant digits, or as many as stand before the point. */
  public static String short3(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Three decimals below ten, one above. */
  public static String decimals(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }

  /** Bytes in the largest unit that leaves at least one. */
  public static String bytes(double bytes) {
    return bytes >= 1e6
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
  }
}
