package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.ShiftNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A {@linkplain GatedNetwork gated network} that says what a coupling does to half of each frame,
 * given the other half of this frame and of those before.
 */
public final class FramedCoupling {
  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final CouplingMask half;
  private final GatedNetwork network;

  /**
   * @param config sizes; linear taps are kept samples up to the end of the frame
   * @param half the samples of a frame that change
   */
  public FramedCoupling(NetworkContext context, NetworkConfig config, CouplingMask half) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.half = half;
    this.network =
        new GatedNetwork(
            context,
            config,
            new FrameGrid(config.frameSamples(), 0),
            new FrameStructure.Coupling(half));
  }

  /** It as an affine coupling's network. */
  public CouplingNetwork<Conditioning> affine(CouplingBound bound) {
    return (kept, h) -> {
      FramedInput input = network.framed(kept, h);
      Operand<TFloat32> units = network.units(input);
      Initialiser bias = bound.initialBias(half.changedPositions().length);
      List<Operand<TFloat32>> raw = network.outputs(units, 2, bias);
      return new Affine(
          signal(shift(raw.get(0), units, input)), signal(bound.bound(tf, raw.get(1))));
    };
  }

  /** It as an additive coupling's network. */
  public ShiftNetwork<Conditioning> shift() {
    return (kept, h) -> {
      FramedInput input = network.framed(kept, h);
      Operand<TFloat32> units = network.units(input);
      Operand<TFloat32> raw = network.outputs(units, 1, Initialiser.zeros()).get(0);
      return signal(shift(raw, units, input));
    };
  }

  /** The shift of the changed samples [rows, changed], its linear part included. */
  private Operand<TFloat32> shift(
      Operand<TFloat32> raw, Operand<TFloat32> units, FramedInput input) {
    return config.linearTaps() == 0
        ? raw
        : tf.math.add(raw, new LinearCoupling(context, config, half).apply(units, input.frames()));
  }

  /** Values of the changed samples [rows, changed] as a signal, zero where it is kept. */
  private Operand<TFloat32> signal(Operand<TFloat32> changed) {
    return network.signal(tf.linalg.matMul(changed, tf.constant(half.changedRows())));
  }
}
