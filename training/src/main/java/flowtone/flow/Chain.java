package flowtone.flow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Bijections one after another, the first nearest to the noise; log-determinants add.
 *
 * @param <H> the conditioning
 */
public final class Chain<H> implements Bijection<H> {
  private final Ops tf;
  private final List<? extends Bijection<H>> fromNoise;

  /** A chain of at least one bijection; {@code fromNoise.get(0)} is applied first to noise. */
  public Chain(Ops tf, List<? extends Bijection<H>> fromNoise) {
    if (fromNoise.isEmpty()) {
      throw new IllegalArgumentException("expected at least one bijection in a chain; got none");
    }
    this.tf = tf;
    this.fromNoise = List.copyOf(fromNoise);
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    Mapped mapped = fromNoise.get(0).toData(z, h);
    for (Bijection<H> next : fromNoise.subList(1, fromNoise.size())) {
      mapped = add(mapped, next.toData(mapped.value(), h));
    }
    return mapped;
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    int last = fromNoise.size() - 1;
    Mapped mapped = fromNoise.get(last).toNoise(x, h);
    for (int i = last - 1; i >= 0; i--) {
      mapped = add(mapped, fromNoise.get(i).toNoise(mapped.value(), h));
    }
    return mapped;
  }

  @Override
  public Passes passes(int dimensions) {
    return fromNoise.stream()
        .map(bijection -> bijection.passes(dimensions))
        .reduce(new Passes(0, 0), Passes::then);
  }

  private Mapped add(Mapped before, Mapped after) {
    return new Mapped(after.value(), tf.math.add(before.logDets(), after.logDets()));
  }
}
