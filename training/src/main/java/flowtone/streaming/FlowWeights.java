package flowtone.streaming;

import static flowtone.streaming.NamedWeights.picked;
import static flowtone.streaming.NamedWeights.range;

import flowtone.flow.Masks;
import flowtone.kernel.Kernels;
import flowtone.kernel.Matrix;
import flowtone.model.FlowConfig;
import flowtone.network.FrameGrid;
import flowtone.network.LinearPrediction;
import flowtone.network.NetworkConfig;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weights of one flow's network, hidden units sorted by degree. Immutable.
 *
 * @param network sizes
 * @param grid where frames begin
 * @param floor least scale of a sample
 * @param signal from the samples of the frame before and those of the frame
 * @param side from the side signals of both
 * @param layers the gated layers
 * @param hidden from the last layer to the output's hidden units
 * @param pastHidden the same from the frame before
 * @param shift from the output's hidden units to the shift of each sample
 * @param logScale from the same to the raw log-scale of each sample
 * @param linear from the same to the coefficients of linear prediction; null without linear taps
 */
record FlowWeights(
    NetworkConfig network,
    FrameGrid grid,
    float floor,
    Matrix signal,
    Matrix side,
    List<LayerWeights> layers,
    Dense hidden,
    Matrix pastHidden,
    Dense shift,
    Dense logScale,
    Dense linear) {

  /**
   * The weights of one of a student's flows.
   *
   * @throws IllegalArgumentException if one is missing or of another shape
   */
  static FlowWeights of(Kernels kernels, FlowConfig config, NamedWeights all, int flow) {
    NetworkConfig network = config.network();
    NamedWeights weights = all.under("flow" + flow);
    UnitOrder order = UnitOrder.of(network.channels(), network.frameSamples());
    int signals = config.conditioner().signals();
    Input input = Input.of(network, weights, order, signals);
    float[][] hidden = weights.masked("output/hidden", hiddenMask(order.degrees()));
    float[] hiddenBias =
        picked(weights.bias("output/hiddenBias", network.channels()), order.units());
    return new FlowWeights(
        network,
        config.sizes().grid(flow),
        (float) Math.exp(config.sizes().scaleBound().floor()),
        kernels.matrix(input.signal()),
        kernels.matrix(input.side()),
        IntStream.range(0, network.dilations().size())
            .mapToObj(layer -> LayerWeights.of(kernels, network, weights, order, layer))
            .toList(),
        Dense.of(kernels, picked(hidden, order.units(), order.units()), hiddenBias),
        kernels.matrix(picked(hidden, order.behind(network.channels()), order.units())),
        output(kernels, network, weights, order, 0),
        output(kernels, network, weights, order, 1),
        network.linearTaps() == 0 ? null : linear(kernels, network, weights, order));
  }

  private static float[][] hiddenMask(int[] degrees) {
    return Masks.stack(Masks.hidden(degrees, degrees), Masks.open(degrees.length, degrees.length));
  }

  /** What the first layer reads, from the frame before and then from the frame. */
  private record Input(float[][] signal, float[][] side) {
    static Input of(NetworkConfig network, NamedWeights weights, UnitOrder order, int signals) {
      int n = network.frameSamples();
      int channels = network.channels();
      int sideWidth = n * signals;
      float[][] mask =
          Masks.stack(
              Masks.inputs(n, order.degrees()),
              Masks.open(n, channels),
              Masks.repeatRows(Masks.side(n, order.degrees()), signals),
              Masks.open(sideWidth, channels));
      float[][] table = weights.masked("input", mask);
      int[] units = order.units();
      return new Input(
          Masks.stack(picked(table, range(n, n), units), picked(table, range(0, n), units)),
          Masks.stack(
              picked(table, range(2 * n + sideWidth, sideWidth), units),
              picked(table, range(2 * n, sideWidth), units)));
    }
  }

  /** One kind of output, 0 the shift and 1 the raw log-scale. */
  private static Dense output(
      Kernels kernels, NetworkConfig network, NamedWeights weights, UnitOrder order, int kind) {
    int n = network.frameSamples();
    float[][] one = Masks.outputs(order.degrees(), n);
    int[] columns = range(kind * n, n);
    float[][] table = weights.masked("output", Masks.beside(one, one));
    return Dense.of(
        kernels,
        picked(table, order.units(), columns),
        picked(weights.bias("outputBias", 2 * n), columns));
  }

  /** Coefficients in their own unit; only units that see nothing of the frame are read. */
  private static Dense linear(
      Kernels kernels, NetworkConfig network, NamedWeights weights, UnitOrder order) {
    int taps = network.linearTaps();
    float[][] table = weights.masked("linear", Masks.hidden(order.degrees(), new int[taps]));
    float[][] sorted = picked(table, order.units(), range(0, taps));
    float[] bias = weights.bias("linearBias", taps);
    for (float[] row : sorted) {
      scale(row);
    }
    scale(bias);
    return Dense.of(kernels, sorted, bias);
  }

  private static void scale(float[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] *= LinearPrediction.UNIT;
    }
  }

  /** Values of a row of hidden units, padding included. */
  int width() {
    return Kernels.padded(network.channels());
  }

  /** Samples before a frame that are read: those of the frame before, or of the linear taps. */
  int reach() {
    return Math.max(network.frameSamples(), network.linearTaps());
  }

  /** Samples before a chunk that are read. */
  int pastSamples() {
    return reach() + grid.lead();
  }
}
