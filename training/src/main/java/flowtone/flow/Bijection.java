package flowtone.flow;

import flowtone.tensor.Expr;

/**
 * A bijection between data {@code x} and noise {@code z}, given a conditioning {@code h}.
 * Directions are named by their ends. An instance adds operations to the graph of its arguments and
 * is as little thread-safe as that graph while it is being built.
 *
 * @param <H> the conditioning
 */
public interface Bijection<H> {

  /** {@code z} and {@code log|det dz/dx|} of data [batch, dimensions]. */
  Mapped toNoise(Expr x, H h);

  /** {@code x} and {@code log|det dx/dz|} of noise [batch, dimensions]. */
  Mapped toData(Expr z, H h);

  /** Network passes of each direction. */
  Passes passes();
}
