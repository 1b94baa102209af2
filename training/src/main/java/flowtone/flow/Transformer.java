package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * What a {@link Coupling} does to half b of a vector: an increasing element-wise bijection {@code
 * x_b = T(z_b; theta)} whose parameters theta a network predicts. Where all parameters are 0, T is
 * the identity. The first parameter is a shift.
 *
 * <p>Source: Papamakarios et al., "Normalizing Flows for Probabilistic Modeling and Inference",
 * 2021 (arXiv 1912.02762), section 3.1.
 */
public interface Transformer {

  /** First value of each raw output of a network, one for each parameter. */
  double[] initialRaw();

  /** The parameters of raw network outputs, one for each. */
  List<Expr> bounded(List<Expr> raw);

  /** {@code T(z; theta)} and {@code log dT/dz} [batch, dimensions]. */
  Mapped toData(Expr z, List<Expr> theta);

  /** {@code T^-1(x; theta)} and {@code log dT^-1/dx} [batch, dimensions]. */
  Mapped toNoise(Expr x, List<Expr> theta);
}
