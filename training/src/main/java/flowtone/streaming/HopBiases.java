package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.model.FlowConfig;
import flowtone.network.NetworkConfig;

/**
 * What the conditioning adds to the layers of one flow: computed at the rate of the hops, brought
 * to frames when a layer begins. Immutable.
 */
final class HopBiases {
  /** Hops before a chunk whose biases are still needed. */
  static final int PAST_HOPS = 2;

  private final Dense dense;
  private final int width;
  private final StateLayout.Slot past;

  HopBiases(
      Kernels kernels, FlowConfig config, NamedWeights flow, UnitOrder order, StateLayout state) {
    NetworkConfig network = config.network();
    int channels = network.channels();
    this.width = Kernels.padded(channels);
    int parts = 1 + 2 * network.dilations().size();
    int in = config.conditioner().channels();
    float[][] table = flow.rows("conditioning", in, network.biases());
    float[][] sorted = new float[in][];
    for (int row = 0; row < in; row++) {
      sorted[row] = sorted(table[row], order, parts);
    }
    float[] bias = sorted(flow.bias("conditioningBias", network.biases()), order, parts);
    this.dense = Dense.of(kernels, sorted, bias);
    this.past = state.slot(PAST_HOPS * dense.columns());
  }

  /** The first layer's biases, then each layer's filters and its gates, the latter halved. */
  private float[] sorted(float[] biases, UnitOrder order, int parts) {
    int channels = order.units().length;
    float[] sorted = new float[parts * width];
    for (int part = 0; part < parts; part++) {
      float scale = part > 0 && part % 2 == 0 ? 0.5f : 1;
      for (int place = 0; place < channels; place++) {
        sorted[part * width + place] = scale * biases[part * channels + order.units()[place]];
      }
    }
    return sorted;
  }

  /** Values of a hop. */
  int columns() {
    return dense.columns();
  }

  /**
   * Computes the biases of the latest hops.
   *
   * @param rows conditioner output, the latest last
   * @param out [2 + hops][columns], those before the chunk first
   */
  void compute(HopRows rows, float[] state, float[] out, int hops) {
    int first = PAST_HOPS + hops - rows.count();
    if (first == PAST_HOPS) {
      past.restore(state, out, 0);
    }
    dense.apply(rows.values(), rows.at(), rows.stride(), out, first * columns(), rows.count());
    past.keep(out, hops * columns(), state);
  }

  /**
   * Writes one part of the biases at a moment between two hops.
   *
   * @param part 0 for the first layer, {@code 1 + 2 l} for the filters of layer l, {@code 2 + 2 l}
   *     for its gates
   * @param row the hop before, among those of {@link #compute}
   */
  void write(
      Kernels kernels, float[] biases, int part, int row, float late, float[] out, int outAt) {
    int first = row * columns() + part * width;
    kernels.interpolate(biases, first, first + columns(), late, out, outAt, width);
  }
}
