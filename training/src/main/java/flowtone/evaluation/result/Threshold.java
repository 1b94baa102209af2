package flowtone.evaluation.result;

import java.util.Locale;

/**
 * A figure of a voice and the bound it must meet for the voice to be good.
 *
 * @param name of the figure
 * @param value what was measured
 * @param bound it must meet
 * @param least whether the bound is the least allowed value; otherwise the greatest
 * @param met whether it is within the bound
 */
public record Threshold(String name, double value, double bound, boolean least, boolean met) {

  static Threshold atMost(String name, double value, double bound) {
    return new Threshold(name, value, bound, false, value <= bound);
  }

  static Threshold atLeast(String name, double value, double bound) {
    return new Threshold(name, value, bound, true, value >= bound);
  }

  /** The bound in words, such as {@code at most 1.1}. */
  public String held() {
    return (least ? "at least " : "at most ") + number(bound);
  }

  /** The figure and its bound in words. */
  public String inWords() {
    return "%s %s (%s)".formatted(name, number(value), held());
  }

  /** How far it is from the bound, as a share of it; more than 0 where it is missed. */
  double shortfall() {
    double excess = least ? bound - value : value - bound;
    return excess / Math.max(Math.abs(bound), 0.1);
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure).replaceAll("\\.?0+$", "");
  }
}
