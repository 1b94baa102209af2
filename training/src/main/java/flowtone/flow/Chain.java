package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;

/**
 * Bijections one after another, the first nearest to the noise; log-determinants add.
 *
 * @param <H> the conditioning
 */
public final class Chain<H> implements Bijection<H> {
  private final List<? extends Bijection<H>> fromNoise;

  /** A chain of at least one bijection; {@code fromNoise.get(0)} is applied first to noise. */
  public Chain(List<? extends Bijection<H>> fromNoise) {
    if (fromNoise.isEmpty()) {
      throw new IllegalArgumentException("expected at least one bijection in a chain; got none");
    }
    this.fromNoise = List.copyOf(fromNoise);
  }

  @Override
  public Mapped toData(Expr z, H h) {
    Mapped mapped = fromNoise.get(0).toData(z, h);
    for (Bijection<H> next : fromNoise.subList(1, fromNoise.size())) {
      mapped = mapped.then(next.toData(mapped.value(), h));
    }
    return mapped;
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    int last = fromNoise.size() - 1;
    Mapped mapped = fromNoise.get(last).toNoise(x, h);
    for (int i = last - 1; i >= 0; i--) {
      mapped = mapped.then(fromNoise.get(i).toNoise(mapped.value(), h));
    }
    return mapped;
  }

  @Override
  public Passes passes() {
    return fromNoise.stream().<Passes>map(Bijection::passes).reduce(Passes::then).orElseThrow();
  }
}
