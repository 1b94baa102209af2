package flowtone.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

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
public final class MintNet<H> implements Bijection<H> {

  /**
   * What one layer was given and what it made of it.
   *
   * @param input x of this layer [batch, dimensions]
   * @param at L(x) and its slopes
   */
  public record Stage(Operand<TFloat32> input, Monotone at) {}

  private final Ops tf;
  private final List<? extends TriangularNetwork<H>> fromNoise;
  private final FixedPoint inverse;
  private final Chain<H> chain;

  /**
   * @param fromNoise networks of the layers, that of the one nearest to the noise first
   * @param inverse of each layer
   */
  public MintNet(Ops tf, List<? extends TriangularNetwork<H>> fromNoise, FixedPoint inverse) {
    this.tf = tf;
    this.fromNoise = List.copyOf(fromNoise);
    this.inverse = inverse;
    this.chain =
        new Chain<>(
            tf, fromNoise.stream().map(network -> new MintLayer<>(tf, network, inverse)).toList());
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, H h) {
    return noise(stages(x, h));
  }

  /** As in {@link Bijection}; running it fails if an iteration has not converged. */
  @Override
  public Mapped toData(Operand<TFloat32> z, H h) {
    return chain.toData(z, h);
  }

  /**
   * The layers on the way from data to noise, the one nearest to the noise first. Whoever feeds the
   * input of one instead of having it computed can iterate on that layer alone.
   */
  public List<Stage> stages(Operand<TFloat32> x, H h) {
    List<Stage> fromData = new ArrayList<>();
    Operand<TFloat32> input = x;
    for (int layer = fromNoise.size() - 1; layer >= 0; layer--) {
      Monotone at = fromNoise.get(layer).apply(input, h);
      fromData.add(new Stage(input, at));
      input = at.value();
    }
    Collections.reverse(fromData);
    return fromData;
  }

  /** What {@link #toNoise} gives where these are its layers. */
  public Mapped noise(List<Stage> stages) {
    Operand<TFloat32> logDets = stages.get(0).at().logDets(tf);
    for (Stage stage : stages.subList(1, stages.size())) {
      logDets = tf.math.add(logDets, stage.at().logDets(tf));
    }
    return new Mapped(stages.get(0).at().value(), logDets);
  }

  /** How each layer is inverted. */
  public FixedPoint inverse() {
    return inverse;
  }

  /** Passes through all layers; to data as many as the iteration may take at the most. */
  @Override
  public Passes passes(int dimensions) {
    return new Passes(1, 1 + inverse.iterations());
  }
}
