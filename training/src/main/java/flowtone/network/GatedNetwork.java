package flowtone.network;

import flowtone.flow.Masks;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One position sees a whole frame and all frames before it: dilated causal convolutions with gated
 * units across frames, masks inside the frame. What is masked, and for which samples there are
 * outputs, is a matter of the {@link FrameStructure}.
 *
 * <p>Sources: MADE (arXiv 1502.03509) for the masks, WaveNet (arXiv 1609.03499) for the gated
 * dilated layers.
 */
final class GatedNetwork {
  /** Gain of the output's first weights: a network that hardly depends on its input. */
  static final double OUTPUT_GAIN = 0.1;

  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final FrameGrid grid;
  private final FrameStructure structure;
  private final double outputGain;

  /**
   * @throws IllegalArgumentException if the grid would cut frames that are only known as a whole
   */
  GatedNetwork(
      NetworkContext context, NetworkConfig config, FrameGrid grid, FrameStructure structure) {
    this(context, config, grid, structure, OUTPUT_GAIN);
  }

  /**
   * The same.
   *
   * @param outputGain of the first weights of the output
   */
  GatedNetwork(
      NetworkContext context,
      NetworkConfig config,
      FrameGrid grid,
      FrameStructure structure,
      double outputGain) {
    if (grid.lead() != 0 && !structure.causalInside()) {
      throw new IllegalArgumentException(
          "expected frames that begin with the chunk unless samples inside are taken in order; got"
              + " an offset of "
              + grid.offset());
    }
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.grid = grid;
    this.structure = structure;
    this.outputGain = outputGain;
  }

  /** A signal [batch, samples] and its conditioning on the frames of the network's grid. */
  FramedInput framed(Expr input, Conditioning h) {
    Expr frames = frames(input);
    Expr read = context.reading().apply(input);
    Expr side = grid.fromAligned(context, h.side(), h.signals());
    Expr hops =
        new HopInterpolation(h.hopSamples(), grid)
            .toFrames(context, h.hops(), frames, h.channels());
    LayerConditioning conditioning = new ConditioningRows(context, config, hops, h.channels());
    Expr pitch = config.longTermPeriods() == 0 ? null : pitch(h);
    return new FramedInput(
        frames, read == input ? frames : frames(read), side, h.signals(), pitch, conditioning);
  }

  private Expr frames(Expr signal) {
    return grid.fromAligned(context, context.rows().fromSignal(signal, config.frameSamples()), 1);
  }

  /** The pitch of each frame [frames * batch, 1]. */
  Expr pitch(Conditioning h) {
    return LongTermPrediction.pitch(context, h, grid);
  }

  /** What the conditioning adds to all layers, at hop rate [(2 + hops) * batch, biases]. */
  Expr hopBiases(Conditioning h) {
    return ConditioningRows.dense(context, config, h.channels()).apply(context.expr(h.hops()));
  }

  /** The last hidden units of each frame [rows, channels]. */
  Expr units(FramedInput input) {
    Expr hidden = first(input);
    for (int layer = 0; layer < config.dilations().size(); layer++) {
      hidden = gated(layer, hidden, input.conditioning());
    }
    return readOut(hidden);
  }

  /**
   * Outputs of the units.
   *
   * @param initial first value of the bias of each kind of output that a sample has
   * @return [rows, outputs] for each kind, of the samples that the structure has outputs for
   */
  List<Expr> outputs(Expr units, double[] initial) {
    int kinds = initial.length;
    int count = structure.outputCount();
    float[][] one = structure.outputs(config.channels());
    float[][] mask = one;
    for (int kind = 1; kind < kinds; kind++) {
      mask = Masks.beside(mask, one);
    }
    Initialiser bias = Initialiser.repeated(initial, count);
    Expr all = // [rows, kinds * count]
        units
            .product(context.masked("output", mask, outputGain))
            .plus(context.weight("outputBias", bias, (long) kinds * count));
    return IntStream.range(0, kinds).mapToObj(kind -> all.columns(kind * count, count)).toList();
  }

  /** Frames on the network's grid [rows, n] as a signal [batch, samples]. */
  Expr signal(Expr frames) {
    return context.rows().toSignal(grid.toAligned(context, frames, 1), config.frameSamples());
  }

  private Expr first(FramedInput input) {
    int n = config.frameSamples();
    int channels = config.channels();
    int sideWidth = n * input.signals();
    Operand<TFloat32> frames = config.stable() ? Saturation.of(input.read()) : input.read();
    Operand<TFloat32> side = input.side();
    List<Operand<TFloat32>> taps =
        List.of(frames, past(frames, 1, n), side, past(side, 1, sideWidth));
    float[][] mask =
        Masks.stack(
            structure.now(channels),
            structure.before(channels),
            Masks.repeatRows(structure.side(channels), input.signals()),
            Masks.open(sideWidth, channels));
    return input.conditioning().product(0, taps, context.masked("input", mask, 2));
  }

  /** {@code h + R (tanh(filter) sigmoid(gate))}: one gated layer with its residual. */
  private Expr gated(int layer, Expr hidden, LayerConditioning conditioning) {
    int channels = config.channels();
    String name = "layer" + layer;
    float[][] current = structure.units(channels);
    float[][] both =
        Masks.stack(Masks.beside(current, current), Masks.open(channels, 2 * channels));
    List<Operand<TFloat32>> taps =
        List.of(hidden, past(hidden, config.dilations().get(layer), channels));
    Expr gates = // [rows, 2 * channels]
        conditioning.product(1 + layer, taps, context.masked(name + "/gate", both, 1));
    Expr filter = gates.columns(0, channels);
    Expr gate = gates.columns(channels, channels);
    Expr unit = filter.tanh().times(gate.sigmoid());
    return hidden.plus(unit.product(context.masked(name + "/residual", current, 1)));
  }

  private Expr readOut(Expr hidden) {
    int channels = config.channels();
    Expr read = hidden.relu();
    Expr taps = context.expr(tf.concat(List.of(read, past(read, 1, channels)), tf.constant(1)));
    float[][] mask = Masks.stack(structure.units(channels), Masks.open(channels, channels));
    return taps.product(context.masked("output/hidden", mask, 1.4))
        .plus(context.weight("output/hiddenBias", Initialiser.zeros(), channels))
        .relu();
  }

  /** The same rows, {@code frames} frames earlier. */
  private Expr past(Operand<TFloat32> rows, int frames, int width) {
    return context.rows().dropLast(context.memory().recall(rows, frames, width), frames);
  }
}
