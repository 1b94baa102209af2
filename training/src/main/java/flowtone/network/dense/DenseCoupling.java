package flowtone.network.dense;

import flowtone.flow.Affine;
import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Masks;
import flowtone.flow.ShiftNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.network.CouplingBound;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A dense network that says what a coupling does to half of a plain vector, given the other half
 * and the context.
 */
public final class DenseCoupling {
  private final NetworkContext context;
  private final DenseConfig config;
  private final CouplingMask half;
  private final DenseUnits units;

  /**
   * @param half the dimensions that change; the vector is its frame
   * @throws IllegalArgumentException if the half is one of another number of dimensions
   */
  public DenseCoupling(NetworkContext context, DenseConfig config, CouplingMask half) {
    if (half.frameSamples() != config.dimensions()) {
      throw new IllegalArgumentException(
          "expected a half of %d dimensions; got one of %d"
              .formatted(config.dimensions(), half.frameSamples()));
    }
    this.context = context;
    this.config = config;
    this.half = half;
    this.units =
        new DenseUnits(
            context,
            config,
            Masks.kept(half, config.units()),
            Masks.open(config.units(), config.units()));
  }

  /** It as an affine coupling's network. */
  public CouplingNetwork<Operand<TFloat32>> affine(CouplingBound bound) {
    return (kept, h) -> {
      Ops tf = context.tf();
      int changed = half.changedPositions().length;
      Operand<TFloat32> raw = output(kept, h, 2 * changed, bound.initialBias(changed));
      Operand<TFloat32> shift = tf.slice(raw, tf.array(0, 0), tf.array(-1, changed));
      Operand<TFloat32> rawScale = tf.slice(raw, tf.array(0, changed), tf.array(-1, changed));
      return new Affine(placed(shift), placed(bound.bound(tf, rawScale)));
    };
  }

  /** It as an additive coupling's network. */
  public ShiftNetwork<Operand<TFloat32>> shift() {
    return (kept, h) ->
        placed(output(kept, h, half.changedPositions().length, Initialiser.zeros()));
  }

  private Operand<TFloat32> output(
      Operand<TFloat32> kept, Operand<TFloat32> h, int width, Initialiser bias) {
    float[][] open = Masks.open(config.units(), width);
    return units.output("output", units.apply(kept, h), open, 0.1, bias);
  }

  /** Values of the dimensions that change [batch, changed], each in its place, zero elsewhere. */
  private Operand<TFloat32> placed(Operand<TFloat32> changed) {
    return context.product(changed, context.tf().constant(half.places()));
  }
}
