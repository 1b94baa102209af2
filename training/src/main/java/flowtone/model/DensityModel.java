package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.IteratedBijection;
import flowtone.flow.Mapped;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.SignalConditioner;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A flow of any family that is fitted by likelihood, on waveform frames, given controls: the
 * conditioner and the flow that reads it. Some families are fitted to the residual of the harmonic
 * carrier, which is a shift by the conditioning alone and changes no volume.
 */
public final class DensityModel {
  private final NetworkContext context;
  private final FlowFamily family;
  private final SignalConditioner conditioner;
  private final Bijection<Conditioning> flow;

  /**
   * @throws IllegalArgumentException if the density of the family takes a pass a sample
   */
  public DensityModel(NetworkContext context, FlowConfig config, int featureWidth, int hopSamples) {
    if (config.family().isDistilled()) {
      throw new IllegalArgumentException(
          "expected a family that is fitted by likelihood; got " + config.family());
    }
    this.context = context;
    this.family = config.family();
    this.conditioner = config.sizes().signalConditioner(context, featureWidth, hopSamples);
    this.flow = family.onFrames(context, config.sizes());
  }

  /** What the flow reads of the controls. */
  public Conditioning conditioning(ControlSignals controls) {
    return conditioner.apply(controls).conditioning();
  }

  /**
   * The flow as one whose layers are inverted by iteration.
   *
   * @throws IllegalArgumentException if it is not
   */
  public IteratedBijection<Conditioning> iterated() {
    if (flow instanceof IteratedBijection<Conditioning> iterated) {
      return iterated;
    }
    throw new IllegalArgumentException("expected a flow sampled by iteration; got a " + family);
  }

  /** Noise and {@code log|det dz/dx|} of sound {@code x} [batch, samples]. */
  public Mapped toNoise(Operand<TFloat32> x, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls);
    Expr sound = context.expr(x);
    if (given.whitening() != null) {
      Expr white = conditioner.whiteningFilter().apply(sound, given.whitening().responses());
      Mapped noise = flow.toNoise(white, given.conditioning());
      return new Mapped(noise.value(), noise.logDets().plus(given.whitening().logScale()));
    }
    Expr fitted = family.fitsCarrierResidual() ? sound.minus(given.carrier()) : sound;
    return flow.toNoise(fitted, given.conditioning());
  }

  /** Sound and {@code log|det dx/dz|} of noise {@code z} [batch, samples]. */
  public Mapped toData(Operand<TFloat32> z, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls);
    Mapped fitted = flow.toData(context.expr(z), given.conditioning());
    return family.fitsCarrierResidual()
        ? new Mapped(fitted.value().plus(given.carrier()), fitted.logDets())
        : fitted;
  }
}
