package flowtone.benchmark;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as people read them. */
final class Figures {
  /** Where there is none. */
  static final String NONE = "–";

  private Figures() {}

  /** A value as shown, or {@link #NONE} for null. */
  static String orNone(Number value, DoubleFunction<String> shown) {
    return value == null ? NONE : shown.apply(value.doubleValue());
  }

  /** Whole, in groups of three digits. */
  static String thousands(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Three digits that count, or as many as stand before the point. */
  static String short3(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Bytes in the largest unit that leaves at least one. */
  static String bytes(double bytes) {
    return bytes >= 1e6
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
  }
}
