package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Half;
import flowtone.flow.ShiftNetwork;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A {@linkplain GatedNetwork gated network} that says what a coupling does to half of each frame,
 * given the other half of this frame and of those before.
 */
public final class FramedCoupling {
  private final Ops tf;
  private final Half half;
  private final GatedNetwork network;

  /**
   * @param half the samples of a frame that change
   * @throws IllegalArgumentException if there are linear taps, which would reach samples that
   *     change
   */
  public FramedCoupling(NetworkContext context, NetworkConfig config, Half half) {
    if (config.linearTaps() > 0) {
      throw new IllegalArgumentException(
          "expected linearTaps of 0 in a coupling; got " + config.linearTaps());
    }
    this.tf = context.tf();
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
      Operand<TFloat32> units = network.units(network.framed(kept, h));
      Initialiser bias = bound.initialBias(half.changedPositions().length);
      List<Operand<TFloat32>> raw = network.outputs(units, 2, bias);
      return new Affine(signal(raw.get(0)), signal(bound.bound(tf, raw.get(1))));
    };
  }

  /** It as an additive coupling's network. */
  public ShiftNetwork<Conditioning> shift() {
    return (kept, h) -> {
      Operand<TFloat32> units = network.units(network.framed(kept, h));
      return signal(network.outputs(units, 1, Initialiser.zeros()).get(0));
    };
  }

  /** Values of the changed samples [rows, changed] as a signal, zero where it is kept. */
  private Operand<TFloat32> signal(Operand<TFloat32> changed) {
    return network.signal(tf.linalg.matMul(changed, tf.constant(half.places())));
  }
}
