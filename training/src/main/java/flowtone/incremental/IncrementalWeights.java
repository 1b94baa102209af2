package flowtone.incremental;

import flowtone.model.FlowConfig;
import flowtone.network.FrameGrid;
import flowtone.network.LongTermPrediction;
import flowtone.network.NetworkConfig;
import flowtone.network.ScaleBound;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The weights of one flow's network laid out for a pass degree by degree. Immutable.
 *
 * @param network sizes
 * @param bound of the log-scale
 * @param grid where frames begin
 * @param order of the hidden units everywhere below
 * @param signal from the samples of the frame
 * @param pastSignal from those of the frame before
 * @param side from the side signals of the frame
 * @param pastSide from those of the frame before
 * @param bias of the first layer
 * @param layers the gated layers
 * @param hidden from the last layer to the output's hidden units
 * @param pastHidden the same from the frame before
 * @param hiddenBias of the output's hidden units
 * @param output to the shift and raw log-scale of each sample, side by side
 * @param outputBias of the same
 * @param linear coefficients of the linear taps; none if the network has none
 * @param longTerm gains of the long-term prediction; none if the network has none
 * @param reflection reflection coefficients; none if the network has none
 */
record IncrementalWeights(
    NetworkConfig network,
    ScaleBound bound,
    FrameGrid grid,
    DegreeOrder order,
    RowMatrix signal,
    RowMatrix pastSignal,
    RowMatrix side,
    RowMatrix pastSide,
    HopBias.Layout bias,
    List<IncrementalLayer.Weights> layers,
    RowMatrix hidden,
    RowMatrix pastHidden,
    float[] hiddenBias,
    RowMatrix output,
    float[] outputBias,
    FrameCoefficients linear,
    FrameCoefficients longTerm,
    FrameCoefficients reflection) {

  /**
   * Lays out the weights of one of a model's flows.
   *
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  static IncrementalWeights of(FlowConfig config, Map<String, WeightArray> byName, int flow) {
    NetworkConfig network = config.network();
    int n = network.frameSamples();
    int channels = network.channels();
    int sideRows = n * config.conditioner().signals();
    DegreeOrder order = new DegreeOrder(channels, n);
    int[] units = order.units();
    int[] pairs = IntStream.range(0, n).flatMap(i -> IntStream.of(i, n + i)).toArray();
    Named weights = new Named(byName, "flow" + flow + "/");
    WeightArray input = weights.get("input", 2 * (n + sideRows), channels);
    WeightArray hidden = weights.get("output/hidden", 2 * channels, channels);
    return new IncrementalWeights(
        network,
        config.sizes().scaleBound(),
        config.sizes().grid(flow),
        order,
        new RowMatrix(input, rows(0, n), units),
        new RowMatrix(input, rows(n, n), units),
        new RowMatrix(input, rows(2 * n, sideRows), units),
        new RowMatrix(input, rows(2 * n + sideRows, sideRows), units),
        new HopBias.Layout(units, ones(channels)),
        layers(network, weights, order),
        new RowMatrix(hidden, units, units),
        new RowMatrix(hidden, order.pastUnits(), units),
        picked(weights.get("output/hiddenBias", channels), units),
        new RowMatrix(weights.get("output", channels, 2 * n), units, pairs),
        picked(weights.get("outputBias", 2 * n), pairs),
        coefficients("linear", network.linearTaps(), weights, order),
        coefficients(
            "longTerm", LongTermPrediction.GAINS * network.longTermPeriods(), weights, order),
        coefficients("reflection", network.reflectionCoefficients(), weights, order));
  }

  private static FrameCoefficients coefficients(
      String name, int count, Named weights, DegreeOrder order) {
    if (count == 0) {
      return FrameCoefficients.none();
    }
    int[] units = order.units();
    return new FrameCoefficients(
        new RowMatrix(weights.get(name, units.length, count), units, rows(0, count)),
        weights.get(name + "Bias", count).values(),
        order.start(1));
  }

  private static List<IncrementalLayer.Weights> layers(
      NetworkConfig network, Named weights, DegreeOrder order) {
    int channels = network.channels();
    return IntStream.range(0, network.dilations().size())
        .mapToObj(
            layer ->
                IncrementalLayer.Weights.of(
                    weights.get("layer" + layer + "/gate", 2 * channels, 2 * channels),
                    weights.get("layer" + layer + "/residual", channels, channels),
                    order,
                    channels * (1 + 2 * layer),
                    network.dilations().get(layer)))
        .toList();
  }

  private static int[] rows(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  private static float[] picked(WeightArray bias, int[] order) {
    float[] picked = new float[order.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = bias.values()[order[i]];
    }
    return picked;
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Weights of one flow. */
  private record Named(Map<String, WeightArray> weights, String prefix) {
    WeightArray get(String name, long... shape) {
      return WeightArray.require(weights, prefix + name, shape);
    }
  }
}
