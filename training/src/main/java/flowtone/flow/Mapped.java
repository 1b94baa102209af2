package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * The image under a bijection and the change of volume, always together.
 *
 * @param value the image [batch, dimensions]
 * @param logDets what each dimension contributes to the logarithm of the absolute Jacobian
 *     determinant of the direction taken, in nats [batch, dimensions]
 */
public record Mapped(Expr value, Expr logDets) {

  /** Logarithm of the absolute Jacobian determinant of the direction taken, in nats [batch]. */
  public Expr logDet() {
    return logDets.sum(1);
  }

  /** This map first, then {@code next} of its value: log-determinants add. */
  public Mapped then(Mapped next) {
    return new Mapped(next.value, logDets.plus(next.logDets));
  }

  /**
   * Negative log-density of data of which this is the noise, {@code -log N(z; 0, 1) - log|dz/dx|},
   * in nats [batch, dimensions].
   */
  public Expr negativeLogDensity() {
    return StandardNormal.negativeLogDensity(value).minus(logDets);
  }
}
