package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * The transformer of Real NVP, {@code x_b = mu + exp(alpha) z_b}; {@code log|det dx/dz| = sum
 * alpha}.
 *
 * <p>This is the one place that bounds a coupling's raw log-scale: {@code alpha = limit tanh(raw /
 * limit)}, smooth and on both sides, for a coupling is run in both directions and neither may blow
 * up.
 *
 * <p>Source: Dinh, Sohl-Dickstein, Bengio, "Density Estimation using Real NVP", 2017 (arXiv
 * 1605.08803), section 3.2.
 *
 * @param limit greatest magnitude of the log-scale, in nats
 * @param initial log-scale of an untrained network, within the limit
 */
public record AffineTransformer(double limit, double initial) implements Transformer {
  public AffineTransformer {
    if (!(Math.abs(initial) < limit)) {
      throw new IllegalArgumentException(
          "expected an initial log-scale within +-%s; got %s".formatted(limit, initial));
    }
  }

  /** A shift of 0, and {@code limit artanh(initial / limit)}. */
  @Override
  public double[] initialRaw() {
    double share = initial / limit;
    return new double[] {0, limit * 0.5 * (Math.log1p(share) - Math.log1p(-share))};
  }

  @Override
  public List<Expr> bounded(List<Expr> raw) {
    return List.of(raw.get(0), bounded(raw.get(1)));
  }

  private Expr bounded(Expr raw) {
    Expr most = Expr.constant(raw.tf(), limit);
    return most.times(raw.over(most).tanh());
  }

  @Override
  public Mapped toData(Expr z, List<Expr> theta) {
    return affine(theta).toData(z);
  }

  @Override
  public Mapped toNoise(Expr x, List<Expr> theta) {
    return affine(theta).toNoise(x);
  }

  private static Affine affine(List<Expr> theta) {
    return new Affine(theta.get(0), theta.get(1));
  }
}
