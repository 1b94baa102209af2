package flowtone.flow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A bijection read the other way round: its noise is the other's data.
 *
 * @param <H> the conditioning
 */
public record Inverse<H>(Bijection<H> bijection) implements Bijection<H> {

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    return bijection.toData(x, h);
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    return bijection.toNoise(z, h);
  }

  @Override
  public Passes passes(int dimensions) {
    return bijection.passes(dimensions).swapped();
  }
}
