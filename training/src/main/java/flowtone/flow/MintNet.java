package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * MintNet: {@linkplain MintLayer layers} {@code z = L(x)} one after another whose Jacobians are
 * triangular with a positive diagonal, so {@code log|det dz/dx|} is the sum of the logarithms of
 * all diagonals. Layers are inverted last first, each by the {@link FixedPoint} iteration.
 *
 * <p>Source: Song, Meng, Ermon, "MintNet: Building Invertible Neural Networks with Masked
 * Convolutions", 2019 (arXiv 1907.07945).
 *
 * @param <H> the conditioning
 */
public final class MintNet<H> implements IteratedBijection<H> {
  private final List<? extends TriangularNetwork<H>> fromNoise;
  private final FixedPoint inverse;
  private final Chain<H> chain;

  /**
   * @param fromNoise networks of the layers, that of the one nearest to the noise first
   * @param inverse of each layer
   */
  public MintNet(List<? extends TriangularNetwork<H>> fromNoise, FixedPoint inverse) {
    this.fromNoise = List.copyOf(fromNoise);
    this.inverse = inverse;
    this.chain =
        new Chain<>(fromNoise.stream().map(network -> new MintLayer<>(network, inverse)).toList());
  }

  @Override
  public Mapped toNoise(Expr x, H h) {
    return noise(stages(x, h));
  }

  /** As in {@link Bijection}; running it fails if an iteration has not converged. */
  @Override
  public Mapped toData(Expr z, H h) {
    return chain.toData(z, h);
  }

  @Override
  public List<Stage> stages(Expr x, H h) {
    List<Stage> fromData = new ArrayList<>();
    Expr input = x;
    for (int layer = fromNoise.size() - 1; layer >= 0; layer--) {
      Monotone at = fromNoise.get(layer).apply(input, h);
      fromData.add(new Stage(input, at));
      input = at.value();
    }
    Collections.reverse(fromData);
    return fromData;
  }

  @Override
  public Mapped noise(List<Stage> stages) {
    Expr logDets = stages.get(0).at().logDets();
    for (Stage stage : stages.subList(1, stages.size())) {
      logDets = logDets.plus(stage.at().logDets());
    }
    return new Mapped(stages.get(0).at().value(), logDets);
  }

  @Override
  public FixedPoint inverse() {
    return inverse;
  }

  /** Passes through all layers; to data as many as the iteration may take at the most. */
  @Override
  public Passes passes() {
    return inverse.passes();
  }
}
