package flowtone.network;

import flowtone.flow.Affine;
import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.Masks;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One position predicts a whole frame: autoregressive inside it by masks, across frames by dilated
 * causal convolutions with gated units. Every connection into the current frame is masked, those
 * from past frames are not, so each sample's shift and log-scale depend on all earlier samples
 * within the receptive field and on nothing later.
 *
 * <p>Sources: MADE (arXiv 1502.03509) for the masks, WaveNet (arXiv 1609.03499) for the gated
 * dilated layers.
 */
public final class FramedCausalNetwork implements AutoregressiveNetwork<Conditioning> {
  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final FrameGrid grid;
  private final ScaleBound bound;
  private final int[] degrees;

  /**
   * @param bound limits and initialises the log-scale
   */
  public FramedCausalNetwork(
      NetworkContext context, NetworkConfig config, FrameGrid grid, ScaleBound bound) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.grid = grid;
    this.bound = bound;
    this.degrees = Masks.degrees(config.channels(), config.frameSamples());
  }

  @Override
  public Affine affine(Operand<TFloat32> input, Conditioning h) {
    int n = config.frameSamples();
    Operand<TFloat32> frames = grid.fromAligned(context, context.rows().fromSignal(input, n), 1);
    Operand<TFloat32> side = grid.fromAligned(context, h.side(), h.signals());
    Operand<TFloat32> biases =
        new HopInterpolation(h.hopSamples(), grid)
            .toFrames(context, hopBiases(h), frames, config.biases());
    return affine(new FramedInput(frames, side, h.signals(), biases));
  }

  /** The same of frames on this network's grid, whose biases are known. */
  Affine affine(FramedInput input) {
    List<Operand<TFloat32>> biases = byLayer(input.biases());
    Operand<TFloat32> hidden = first(input, biases.get(0));
    for (int layer = 0; layer < config.dilations().size(); layer++) {
      hidden = gated(layer, hidden, biases.get(layer + 1));
    }
    return output(hidden, input.frames());
  }

  /** What the conditioning adds to all layers, at hop rate [(2 + hops) * batch, biases]. */
  Operand<TFloat32> hopBiases(Conditioning h) {
    return context.dense("conditioning", h.hops(), h.channels(), config.biases(), 0.5);
  }

  private List<Operand<TFloat32>> byLayer(Operand<TFloat32> biases) {
    int[] sizes = new int[1 + config.dilations().size()];
    java.util.Arrays.fill(sizes, 2 * config.channels());
    sizes[0] = config.channels();
    List<Operand<TFloat32>> layers = new ArrayList<>();
    tf.splitV(biases, tf.array(sizes), tf.constant(1), (long) sizes.length).forEach(layers::add);
    return layers;
  }

  private Operand<TFloat32> first(FramedInput input, Operand<TFloat32> bias) {
    int n = config.frameSamples();
    int sideWidth = n * input.signals();
    Operand<TFloat32> frames = input.frames();
    Operand<TFloat32> side = input.side();
    Operand<TFloat32> taps =
        tf.concat(
            List.of(frames, past(frames, 1, n), side, past(side, 1, sideWidth)), tf.constant(1));
    float[][] mask =
        Masks.stack(
            Masks.inputs(n, degrees),
            Masks.open(n, config.channels()),
            Masks.repeatRows(Masks.side(n, degrees), input.signals()),
            Masks.open(sideWidth, config.channels()));
    return tf.math.add(context.product(taps, context.masked("input", mask, 2)), bias);
  }

  private Operand<TFloat32> gated(int layer, Operand<TFloat32> hidden, Operand<TFloat32> bias) {
    int channels = config.channels();
    String name = "layer" + layer;
    float[][] current = Masks.hidden(degrees, degrees);
    float[][] both =
        Masks.stack(Masks.beside(current, current), Masks.open(channels, 2 * channels));
    Operand<TFloat32> taps =
        tf.concat(
            List.of(hidden, past(hidden, config.dilations().get(layer), channels)), tf.constant(1));
    Operand<TFloat32> gates =
        tf.math.add(context.product(taps, context.masked(name + "/gate", both, 1)), bias);
    Operand<TFloat32> filter = tf.slice(gates, tf.array(0, 0), tf.array(-1, channels));
    Operand<TFloat32> gate = tf.slice(gates, tf.array(0, channels), tf.array(-1, channels));
    Operand<TFloat32> unit = tf.math.mul(tf.math.tanh(filter), tf.math.sigmoid(gate));
    return tf.math.add(
        hidden, context.product(unit, context.masked(name + "/residual", current, 1)));
  }

  private Affine output(Operand<TFloat32> hidden, Operand<TFloat32> frames) {
    int n = config.frameSamples();
    Operand<TFloat32> unit = readOut(hidden);
    float[][] out = Masks.outputs(degrees, n);
    Operand<TFloat32> raw =
        tf.math.add(
            context.product(unit, context.masked("output", Masks.beside(out, out), 0.1)),
            context.parameters().weight("outputBias", bound.initialBias(n), 2 * n));
    Operand<TFloat32> shift = tf.slice(raw, tf.array(0, 0), tf.array(-1, n));
    if (config.linearTaps() > 0) {
      shift =
          tf.math.add(shift, new LinearPrediction(context, config).apply(unit, degrees, frames));
    }
    Operand<TFloat32> logScale = bound.bound(tf, tf.slice(raw, tf.array(0, n), tf.array(-1, n)));
    return new Affine(signal(shift), signal(logScale));
  }

  private Operand<TFloat32> readOut(Operand<TFloat32> hidden) {
    int channels = config.channels();
    Operand<TFloat32> read = tf.nn.relu(hidden);
    Operand<TFloat32> taps = tf.concat(List.of(read, past(read, 1, channels)), tf.constant(1));
    float[][] mask = Masks.stack(Masks.hidden(degrees, degrees), Masks.open(channels, channels));
    return tf.nn.relu(
        tf.math.add(
            context.product(taps, context.masked("output/hidden", mask, 1.4)),
            context.parameters().weight("output/hiddenBias", Initialiser.zeros(), channels)));
  }

  private Operand<TFloat32> signal(Operand<TFloat32> frames) {
    return context.rows().toSignal(grid.toAligned(context, frames, 1), config.frameSamples());
  }

  /** The same rows, {@code frames} frames earlier. */
  private Operand<TFloat32> past(Operand<TFloat32> rows, int frames, int width) {
    return context.rows().dropLast(context.memory().recall(rows, frames, width), frames);
  }
}
