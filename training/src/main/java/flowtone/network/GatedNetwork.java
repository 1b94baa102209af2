package flowtone.network;

import flowtone.flow.Masks;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import java.util.ArrayList;
import java.util.List;
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
  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final FrameGrid grid;
  private final FrameStructure structure;

  /**
   * @throws IllegalArgumentException if the grid would cut frames that are only known as a whole
   */
  GatedNetwork(
      NetworkContext context, NetworkConfig config, FrameGrid grid, FrameStructure structure) {
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
  }

  /** A signal [batch, samples] and its conditioning on the frames of the network's grid. */
  FramedInput framed(Operand<TFloat32> input, Conditioning h) {
    Operand<TFloat32> aligned = context.rows().fromSignal(input, config.frameSamples());
    Operand<TFloat32> frames = grid.fromAligned(context, aligned, 1);
    Operand<TFloat32> side = grid.fromAligned(context, h.side(), h.signals());
    Operand<TFloat32> hops =
        new HopInterpolation(h.hopSamples(), grid)
            .toFrames(context, h.hops(), frames, h.channels());
    LayerConditioning conditioning = new ConditioningRows(context, config, hops, h.channels());
    return new FramedInput(frames, side, h.signals(), conditioning);
  }

  /** What the conditioning adds to all layers, at hop rate [(2 + hops) * batch, biases]. */
  Operand<TFloat32> hopBiases(Conditioning h) {
    return ConditioningRows.dense(context, config, h.channels()).apply(context, h.hops());
  }

  /** The last hidden units of each frame [rows, channels]. */
  Operand<TFloat32> units(FramedInput input) {
    Operand<TFloat32> hidden = first(input);
    for (int layer = 0; layer < config.dilations().size(); layer++) {
      hidden = gated(layer, hidden, input.conditioning());
    }
    return readOut(hidden);
  }

  /**
   * Outputs of the units.
   *
   * @param kinds outputs a sample
   * @param bias first values of their bias, all of one kind before those of the next
   * @return [rows, outputs] for each kind, of the samples that the structure has outputs for
   */
  List<Operand<TFloat32>> outputs(Operand<TFloat32> units, int kinds, Initialiser bias) {
    int count = structure.outputCount();
    float[][] one = structure.outputs(config.channels());
    float[][] mask = one;
    for (int kind = 1; kind < kinds; kind++) {
      mask = Masks.beside(mask, one);
    }
    Operand<TFloat32> all =
        tf.math.add(
            context.product(units, context.masked("output", mask, 0.1)),
            context.parameters().weight("outputBias", bias, kinds * count));
    List<Operand<TFloat32>> byKind = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      byKind.add(tf.slice(all, tf.array(0, kind * count), tf.array(-1, count)));
    }
    return byKind;
  }

  /** Frames on the network's grid [rows, n] as a signal [batch, samples]. */
  Operand<TFloat32> signal(Operand<TFloat32> frames) {
    return context.rows().toSignal(grid.toAligned(context, frames, 1), config.frameSamples());
  }

  private Operand<TFloat32> first(FramedInput input) {
    int n = config.frameSamples();
    int channels = config.channels();
    int sideWidth = n * input.signals();
    Operand<TFloat32> frames = input.frames();
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

  private Operand<TFloat32> gated(
      int layer, Operand<TFloat32> hidden, LayerConditioning conditioning) {
    int channels = config.channels();
    String name = "layer" + layer;
    float[][] current = structure.units(channels);
    float[][] both =
        Masks.stack(Masks.beside(current, current), Masks.open(channels, 2 * channels));
    List<Operand<TFloat32>> taps =
        List.of(hidden, past(hidden, config.dilations().get(layer), channels));
    Operand<TFloat32> gates =
        conditioning.product(1 + layer, taps, context.masked(name + "/gate", both, 1));
    Operand<TFloat32> filter = tf.slice(gates, tf.array(0, 0), tf.array(-1, channels));
    Operand<TFloat32> gate = tf.slice(gates, tf.array(0, channels), tf.array(-1, channels));
    Operand<TFloat32> unit = tf.math.mul(tf.math.tanh(filter), tf.math.sigmoid(gate));
    return tf.math.add(
        hidden, context.product(unit, context.masked(name + "/residual", current, 1)));
  }

  private Operand<TFloat32> readOut(Operand<TFloat32> hidden) {
    int channels = config.channels();
    Operand<TFloat32> read = tf.nn.relu(hidden);
    Operand<TFloat32> taps = tf.concat(List.of(read, past(read, 1, channels)), tf.constant(1));
    float[][] mask = Masks.stack(structure.units(channels), Masks.open(channels, channels));
    return tf.nn.relu(
        tf.math.add(
            context.product(taps, context.masked("output/hidden", mask, 1.4)),
            context.parameters().weight("output/hiddenBias", Initialiser.zeros(), channels)));
  }

  /** The same rows, {@code frames} frames earlier. */
  private Operand<TFloat32> past(Operand<TFloat32> rows, int frames, int width) {
    return context.rows().dropLast(context.memory().recall(rows, frames, width), frames);
  }
}
