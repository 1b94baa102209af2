package flowtone.flow;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * An element-wise affine map between noise {@code z} and data {@code x}, {@code x = mu + exp(alpha)
 * z}, {@code z = (x - mu) exp(-alpha)}; {@code log dx/dz = alpha}. Couplings and autoregressive
 * flows differ in what mu and alpha may depend on.
 *
 * @param shift mu [batch, dimensions]
 * @param logScale alpha, natural logarithm of the scale [batch, dimensions]
 */
public record Affine(Expr shift, Expr logScale) {

  /** {@code x} of {@code z}, and {@code log dx/dz}. */
  public Mapped toData(Expr z) {
    return new Mapped(apply(z), logScale);
  }

  /** {@code z} of {@code x}, and {@code log dz/dx}. */
  public Mapped toNoise(Expr x) {
    return new Mapped(invert(x), logScale.negated());
  }

  /** {@code mu + exp(alpha) z} [batch, dimensions]. */
  public Expr apply(Operand<TFloat32> z) {
    return shift.plus(logScale.exp().times(z));
  }

  /** {@code (x - mu) exp(-alpha)} [batch, dimensions]. */
  public Expr invert(Expr x) {
    return x.minus(shift).times(logScale.negated().exp());
  }

  /** This map first, then {@code next}: mu = mu' + exp(alpha') mu, alpha = alpha + alpha'. */
  public Affine then(Affine next) {
    return new Affine(next.apply(shift), logScale.plus(next.logScale));
  }
}
