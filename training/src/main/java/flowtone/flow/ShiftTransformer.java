package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * The transformer of NICE, {@code x_b = z_b + m}; {@code log|det dx/dz| = 0}.
 *
 * <p>Source: Dinh, Krueger, Bengio, "NICE: Non-linear Independent Components Estimation", 2015
 * (arXiv 1410.8516), section 3.2.
 */
public record ShiftTransformer() implements Transformer {

  @Override
  public double[] initialRaw() {
    return new double[] {0};
  }

  @Override
  public List<Expr> bounded(List<Expr> raw) {
    return raw;
  }

  @Override
  public Mapped toData(Expr z, List<Expr> theta) {
    return new Mapped(z.plus(theta.get(0)), z.zeros());
  }

  @Override
  public Mapped toNoise(Expr x, List<Expr> theta) {
    return new Mapped(x.minus(theta.get(0)), x.zeros());
  }
}
