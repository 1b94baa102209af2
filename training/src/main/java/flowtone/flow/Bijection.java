package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A bijection between data {@code x} and noise {@code z}, given a conditioning {@code h}.
 * Directions are named by their ends. An instance adds operations to the graph it was made for and
 * is as little thread-safe as that graph while it is being built.
 *
 * @param <H> the conditioning
 */
public interface Bijection<H> {

  /** {@code z} and {@code log|det dz/dx|} of data [batch, dimensions]. */
  Mapped toNoise(Operand<TFloat32> x, H h);

  /** {@code x} and {@code log|det dx/dz|} of noise [batch, dimensions]. */
  Mapped toData(Operand<TFloat32> z, H h);

  /** Network passes of each direction for vectors of so many dimensions. */
  Passes passes(int dimensions);
}
