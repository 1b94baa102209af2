package flowtone.network;

import java.util.stream.IntStream;

/**
 * A gated layer computed unit by unit as samples of the frame become known, its past frames kept in
 * a ring. Not thread-safe.
 */
final class CachedLayer {

  /**
   * Weights of a layer in the order of the units' degrees. Immutable.
   *
   * @param current from the frame to filters and gates, those of one unit side by side
   * @param past the same from {@code dilation} frames before
   * @param residual from the gated units
   * @param pairs place of each filter and gate among the layer's biases
   * @param dilation frames the layer looks back
   */
  record Weights(RowMatrix current, RowMatrix past, RowMatrix residual, int[] pairs, int dilation) {

    static Weights of(WeightArray gate, WeightArray residual, DegreeOrder order, int dilation) {
      int[] units = order.units();
      int[] pairs =
          IntStream.of(units).flatMap(unit -> IntStream.of(unit, units.length + unit)).toArray();
      return new Weights(
          new RowMatrix(gate, units, pairs),
          new RowMatrix(gate, order.pastUnits(), pairs),
          new RowMatrix(residual, units, units),
          pairs,
          dilation);
    }
  }

  private final Weights weights;
  private final float[][] ring;
  private final float[] gates;
  private final float[] unit;

  CachedLayer(Weights weights) {
    int channels = weights.pairs().length / 2;
    this.weights = weights;
    this.ring = new float[weights.dilation()][channels];
    this.gates = new float[2 * channels];
    this.unit = new float[channels];
  }

  /**
   * Begins a frame with what is known before its first sample.
   *
   * @param biases of all layers
   * @param firstBias where this layer's begin
   */
  void begin(int frame, float[] biases, int firstBias) {
    int[] pairs = weights.pairs();
    for (int j = 0; j < gates.length; j++) {
      gates[j] = biases[firstBias + pairs[j]];
    }
    float[] past = ring[frame % ring.length];
    weights.past().addProduct(past, 0, past.length, gates, 0);
  }

  /**
   * Computes units {@code from} up to {@code to}, which have one degree.
   *
   * @param input the layer's input, known up to {@code to}
   * @param output the layer's output, zero at the beginning of a frame
   */
  void advance(float[] input, float[] output, int from, int to) {
    weights.current().addProduct(input, from, to, gates, 2 * from);
    for (int j = from; j < to; j++) {
      unit[j] = gated(gates[2 * j], gates[2 * j + 1]);
    }
    weights.residual().addProduct(unit, from, to, output, from);
    for (int j = from; j < to; j++) {
      output[j] += input[j];
    }
  }

  private static float gated(float filter, float gate) {
    double tanh = 1 - 2 / (Math.exp(2 * (double) filter) + 1);
    return (float) (tanh / (1 + Math.exp(-(double) gate)));
  }

  /** Ends a frame: remembers the layer's input. */
  void end(int frame, float[] input) {
    System.arraycopy(input, 0, ring[frame % ring.length], 0, input.length);
  }
}
