package flowtone.text;

import java.util.regex.Pattern;

/**
 * Numbers as people and JSON write them: decimal digits, at most with a point and an exponent. Java
 * itself would also read {@code 1d}, {@code 0x1p3} and {@code NaN}.
 */
public final class PlainNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private PlainNumber() {}

  /**
   * Reads a number; blanks around it do not matter.
   *
   * @return a finite one
   * @throws NumberFormatException if the text is none, or too large for one
   */
  public static double decimal(String text) {
    String number = text.strip();
    double value = DECIMAL.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    return requireFinite(value, text);
  }

  /** The same in single precision. */
  public static float singlePrecision(String text) {
    return (float) requireFinite((float) decimal(text), text);
  }

  private static double requireFinite(double value, String text) {
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("expected a number; got \"" + text + "\"");
    }
    return value;
  }
}
