package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.kernel.Matrix;
import flowtone.network.ConditionerConfig;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The conditioner at the rate of the hops; see {@code flowtone.network.HopConditioner}. It
 * remembers what its layers look back on, so that a hop is computed once. Immutable: what it
 * remembers is in the stream's array.
 */
final class HopConditionerPass {
  private static final float LEAK = 0.2f;

  private final Dense input;
  private final List<Layer> layers;
  private final int width;
  private final int featureWidth;

  /** The most rows that a layer looks back. */
  private final int rowsBefore;

  /**
   * A layer of three taps.
   *
   * @param furthest from twice the dilation before
   * @param middle from the dilation before
   * @param now from the row itself, with the bias
   */
  private record Layer(
      Matrix furthest, Matrix middle, Dense now, int dilation, StateLayout.Slot past) {}

  HopConditionerPass(
      Kernels kernels,
      ConditionerConfig config,
      NamedWeights weights,
      int featureWidth,
      StateLayout state) {
    int channels = config.channels();
    this.featureWidth = featureWidth;
    this.input = Dense.of(kernels, weights, "input", featureWidth, channels);
    this.width = input.columns();
    this.layers =
        IntStream.range(0, config.dilations().size())
            .mapToObj(
                i ->
                    layer(
                        kernels, weights, "layer" + i, channels, config.dilations().get(i), state))
            .toList();
    this.rowsBefore = 2 * config.dilations().stream().mapToInt(d -> d).max().orElse(0);
  }

  private Layer layer(
      Kernels kernels,
      NamedWeights weights,
      String name,
      int channels,
      int dilation,
      StateLayout state) {
    float[][] table = weights.rows(name, 3 * channels, channels);
    int[] columns = NamedWeights.range(0, channels);
    Matrix[] taps = new Matrix[3];
    for (int tap = 0; tap < taps.length; tap++) {
      int[] rows = NamedWeights.range(tap * channels, channels);
      taps[tap] = kernels.matrix(NamedWeights.picked(table, rows, columns));
    }
    float[] bias = NamedWeights.padded(weights.bias(name + "Bias", channels));
    StateLayout.Slot past = state.slot(2 * dilation * width);
    return new Layer(taps[0], taps[1], new Dense(taps[2], bias), dilation, past);
  }

  /**
   * The conditioner's output for the rows of features from one on.
   *
   * @param features row-major
   * @param first row that is read, after those read before
   * @param count rows that are read
   * @param wanted how many of the last rows are given
   */
  HopRows apply(float[] features, int first, int count, int wanted, float[] state) {
    float[] rows = new float[(rowsBefore + count) * width];
    float[] next = new float[rows.length];
    int now = rowsBefore * width;
    input.apply(features, first * featureWidth, featureWidth, rows, now, count);
    leak(rows, now);
    for (Layer layer : layers) {
      apply(layer, rows, next, count, state);
      float[] spare = rows;
      rows = next;
      next = spare;
    }
    return new HopRows(rows, now + (count - wanted) * width, width, wanted);
  }

  private void apply(Layer layer, float[] rows, float[] next, int count, float[] state) {
    int now = rowsBefore * width;
    int step = layer.dilation() * width;
    layer.past().restore(state, rows, now - 2 * step);
    layer.now().apply(rows, now, width, next, now, count);
    layer.middle().addProduct(rows, now - step, width, next, now, width, count);
    layer.furthest().addProduct(rows, now - 2 * step, width, next, now, width, count);
    layer.past().keep(rows, now - 2 * step + count * width, state);
    leak(next, now);
    for (int i = now; i < next.length; i++) {
      next[i] += rows[i];
    }
  }

  private static void leak(float[] values, int from) {
    for (int i = from; i < values.length; i++) {
      values[i] = Math.max(LEAK * values[i], values[i]);
    }
  }
}
