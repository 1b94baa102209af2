package flowtone.flow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Couplings one after another, as one flow. Whichever way it is gone, each coupling's network is
 * run once on the half that stays.
 *
 * @param <H> the conditioning
 */
abstract class Couplings<H> implements Bijection<H> {
  private final Chain<H> chain;

  /**
   * @param fromNoise the one nearest to the noise first
   */
  Couplings(Ops tf, List<? extends Bijection<H>> fromNoise) {
    this.chain = new Chain<>(tf, fromNoise);
  }

  @Override
  public final Mapped toData(Operand<TFloat32> z, H h) {
    return chain.toData(z, h);
  }

  @Override
  public final Mapped toNoise(Operand<TFloat32> x, H h) {
    return chain.toNoise(x, h);
  }

  /** One pass through the networks of all couplings, either way. */
  @Override
  public final Passes passes(int dimensions) {
    return new Passes(1, 1);
  }
}
