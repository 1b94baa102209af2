package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;

/**
 * A {@linkplain GatedNetwork gated network} that predicts whole frames, autoregressive inside them:
 * every connection into the current frame is masked, those from past frames are not, so each
 * sample's shift and log-scale depend on all samples before it within the receptive field and on
 * none after. Inside a frame, before and after may be those of another order than time's.
 */
public final class FramedCausalNetwork implements AutoregressiveNetwork<Conditioning> {
  private final NetworkContext context;
  private final NetworkConfig config;
  private final GatedNetwork network;
  private final ScaleBound bound;
  private final double linearSum;

  /**
   * A network that takes samples in the order of time.
   *
   * @param bound limits and initialises the log-scale
   */
  public FramedCausalNetwork(
      NetworkContext context, NetworkConfig config, FrameGrid grid, ScaleBound bound) {
    this(context, config, grid, bound, false);
  }

  /**
   * The same.
   *
   * @param constantAtStart whether shift and log-scale are the same for all samples until training
   *     changes that
   */
  public FramedCausalNetwork(
      NetworkContext context,
      NetworkConfig config,
      FrameGrid grid,
      ScaleBound bound,
      boolean constantAtStart) {
    this.context = context;
    this.config = config;
    this.network =
        new GatedNetwork(
            context,
            config,
            grid,
            FrameStructure.Autoregressive.natural(config.frameSamples()),
            constantAtStart ? 0 : GatedNetwork.OUTPUT_GAIN);
    this.bound = bound;
    this.linearSum = LinearPrediction.FREE;
  }

  private FramedCausalNetwork(
      NetworkContext context,
      NetworkConfig config,
      FrameGrid grid,
      FrameStructure structure,
      ScaleBound bound,
      double linearSum) {
    this.context = context;
    this.config = config;
    this.network = new GatedNetwork(context, config, grid, structure);
    this.bound = bound;
    this.linearSum = linearSum;
  }

  /**
   * A network on frames that begin with the chunk and whose samples are taken in some order.
   *
   * @throws IllegalArgumentException if there are linear taps, which reach back in time only, and
   *     the order is another than time's
   */
  public static FramedCausalNetwork ordered(
      NetworkContext context, NetworkConfig config, DimensionOrder order, ScaleBound bound) {
    return contracting(context, config, order, bound, LinearPrediction.FREE);
  }

  /**
   * The same with a linear prediction whose iteration contracts.
   *
   * @param linearSum what the magnitudes of the coefficients stay below in sum
   */
  static FramedCausalNetwork contracting(
      NetworkContext context,
      NetworkConfig config,
      DimensionOrder order,
      ScaleBound bound,
      double linearSum) {
    FrameStructure.Autoregressive structure = new FrameStructure.Autoregressive(order);
    if (config.linearTaps() > 0 && !structure.causalInside()) {
      throw new IllegalArgumentException(
          "expected linearTaps of 0 where samples of a frame are not taken in time's order; got "
              + config.linearTaps());
    }
    FrameGrid aligned = new FrameGrid(config.frameSamples(), 0);
    return new FramedCausalNetwork(context, config, aligned, structure, bound, linearSum);
  }

  @Override
  public Affine affine(Expr input, Conditioning h) {
    return affine(framed(input, h));
  }

  /** The same of frames on this network's grid. */
  public Affine affine(FramedInput input) {
    Affine frames = frames(input, units(input));
    return new Affine(signal(frames.shift()), signal(frames.logScale()));
  }

  /** A signal and its conditioning on this network's frames. */
  FramedInput framed(Expr input, Conditioning h) {
    return network.framed(input, h);
  }

  /** Hidden units that shift and log-scale are read from [rows, channels]. */
  Expr units(FramedInput input) {
    return network.units(input);
  }

  /** Shift and log-scale of each sample of each frame [rows, n]. */
  Affine frames(FramedInput input, Expr units) {
    List<Expr> raw = network.outputs(units, bound.initialShiftAndScale());
    Expr shift = predicted(input, units, raw.get(0));
    return new Affine(shift, bound.bound(raw.get(1)));
  }

  /** The shift with what is predicted from the samples before [rows, n]. */
  private Expr predicted(FramedInput input, Expr units, Expr own) {
    int[] degrees = Masks.degrees(config.channels(), config.frameSamples());
    if (config.stable()) {
      return own.plus(new StablePrediction(context, config).apply(units, degrees, input));
    }
    Expr shift = own;
    if (config.linearTaps() > 0) {
      LinearPrediction prediction = new LinearPrediction(context, config, linearSum);
      shift = shift.plus(prediction.apply(units, degrees, input.frames()));
    }
    if (config.longTermPeriods() > 0) {
      shift = shift.plus(new LongTermPrediction(context, config).apply(units, degrees, input));
    }
    return shift;
  }

  /** Frames [rows, n] as a signal [batch, samples]. */
  Expr signal(Expr frames) {
    return network.signal(frames);
  }

  /** The pitch of each frame, for networks with long-term prediction [frames * batch, 1]. */
  public Expr pitch(Conditioning h) {
    return network.pitch(h);
  }

  /** What the conditioning adds to all layers, at hop rate [(2 + hops) * batch, biases]. */
  public Expr hopBiases(Conditioning h) {
    return network.hopBiases(h);
  }
}
