package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * Scales that depend on the conditioning alone.
 *
 * @param <H> the conditioning
 */
@FunctionalInterface
public interface ScaleNetwork<H> {

  /**
   * Natural logarithm of the scale of each dimension, of the shape of {@code like}.
   *
   * @param like what is to be scaled [batch, dimensions]; only its shape is read
   */
  Expr logScale(Expr like, H h);
}
