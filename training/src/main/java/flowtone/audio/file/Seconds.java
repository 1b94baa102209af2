package flowtone.audio.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Lengths of time in sentences. */
final class Seconds {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private Seconds() {}

  /** To a hundredth, or to two digits where there is less than that to tell. */
  static String of(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds);
    BigDecimal rounded =
        Math.abs(seconds) < 0.1 ? exact.round(TWO_DIGITS) : exact.setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
