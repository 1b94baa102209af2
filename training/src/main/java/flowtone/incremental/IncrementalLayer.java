package flowtone.incremental;

import flowtone.kernel.RationalTanh;
import flowtone.storage.WeightArray;
import java.util.Arrays;

/**
 * A gated layer computed unit by unit as samples of the frame become known, its past frames kept in
 * a ring. Not thread-safe.
 */
final class IncrementalLayer {
  /**
   * Most frames whose past is computed at once: weights are then fetched once for all of them, and
   * all the weights together are more than a core's cache holds.
   */
  private static final int MOST_AT_ONCE = 8;

  /**
   * Weights of a layer in the order of the units' degrees, those to a gate halved: {@code
   * sigmoid(g) = (1 + tanh(g / 2)) / 2}. Immutable.
   *
   * @param current from the frame to filters and gates, those of one degree side by side
   * @param past the same from {@code dilation} frames before
   * @param residual from the gated units
   * @param bias of filters and gates
   * @param dilation frames the layer looks back
   */
  record Weights(
      RowMatrix current, RowMatrix past, RowMatrix residual, HopBias.Layout bias, int dilation) {

    /**
     * @param firstBias where the layer's biases begin among those of all layers
     */
    static Weights of(
        WeightArray gate, WeightArray residual, DegreeOrder order, int firstBias, int dilation) {
      int[] units = order.units();
      int[] columns = order.filtersAndGates();
      float[] scale = new float[columns.length];
      int[] places = new int[columns.length];
      for (int j = 0; j < columns.length; j++) {
        scale[j] = columns[j] < units.length ? 1 : 0.5f;
        places[j] = firstBias + columns[j];
      }
      return new Weights(
          new RowMatrix(gate, units, columns).scaled(scale),
          new RowMatrix(gate, order.pastUnits(), columns).scaled(scale),
          new RowMatrix(residual, units, units),
          new HopBias.Layout(places, scale),
          dilation);
    }
  }

  private final Weights weights;
  private final HopBias bias;
  private final float[][] ring;

  /** What the past adds to the gates of this frame and of those after it. */
  private final float[][] pasts;

  private final float[] gates;
  private final float[] unit;
  private final float[] output;

  IncrementalLayer(Weights weights) {
    int channels = weights.residual().rows();
    this.weights = weights;
    this.bias = new HopBias(weights.bias());
    this.ring = new float[weights.dilation()][channels];
    this.pasts = new float[Math.min(MOST_AT_ONCE, weights.dilation())][2 * channels];
    this.gates = new float[2 * channels];
    this.unit = new float[channels];
    this.output = new float[channels];
  }

  /** The layer's output, complete for the degrees that were computed. */
  float[] output() {
    return output;
  }

  /** What the conditioning adds to the layer. */
  HopBias bias() {
    return bias;
  }

  /**
   * Begins a frame with what is known before its first sample.
   *
   * @param late how far into its hop the frame begins, 0..1
   */
  void begin(int frame, float late) {
    int at = frame % pasts.length;
    if (at == 0) {
      hearPasts(frame);
    }
    bias.write(late, gates);
    add(pasts[at], gates);
    Arrays.fill(output, 0);
  }

  private void hearPasts(int firstFrame) {
    for (float[] past : pasts) {
      Arrays.fill(past, 0);
    }
    weights.past().addProducts(ring, firstFrame % ring.length, pasts);
  }

  private static void add(float[] values, float[] out) {
    for (int j = 0; j < out.length; j++) {
      out[j] += values[j];
    }
  }

  /**
   * Computes units {@code from} up to {@code to}, which have one degree.
   *
   * @param input the layer's input, known up to {@code to}
   */
  void advance(float[] input, int from, int to) {
    int filters = 2 * from;
    int count = to - from;
    weights.current().addProduct(input, from, to, gates, filters);
    RationalTanh.apply(gates, filters, filters + 2 * count);
    for (int j = 0; j < count; j++) {
      unit[from + j] = gates[filters + j] * (0.5f + 0.5f * gates[filters + count + j]);
    }
    weights.residual().addProduct(unit, from, to, output, from);
    for (int j = from; j < to; j++) {
      output[j] += input[j];
    }
  }

  /** Ends a frame: remembers the layer's input. */
  void end(int frame, float[] input) {
    System.arraycopy(input, 0, ring[frame % ring.length], 0, input.length);
  }
}
