package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.tensor.Expr;

/**
 * How loud a mel spectrum is. A band's magnitude is that of a bin times the band's area, and about
 * as many bins are its own, so the power of all bins is {@code sum_b m_b^2 / area_b}, up to a
 * factor.
 */
public final class MelLevel {
  private static final double LEAST_POWER = 1e-12;

  private MelLevel() {}

  /**
   * Natural logarithm of the root of the power of each row, up to a constant [rows].
   *
   * @param logMel natural logarithm of the bands' magnitudes [rows, bands]
   */
  public static Expr of(MelScale mel, Expr logMel) {
    float[] perArea = NoiseEnvelope.measured(mel).inverseAreas();
    return logMel
        .times(2)
        .exp()
        .times(logMel.tf().constant(perArea))
        .sum(1)
        .plus(LEAST_POWER)
        .log()
        .times(0.5);
  }
}
