package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.kernel.Matrix;

/**
 * A dense layer, {@code y = x W + b}. Immutable.
 *
 * @param weights W
 * @param bias b, padded to the columns of W
 */
record Dense(Matrix weights, float[] bias) {

  /** Of a table and a bias that is not yet padded. */
  static Dense of(Kernels kernels, float[][] table, float[] bias) {
    return new Dense(kernels.matrix(table), NamedWeights.padded(bias));
  }

  static Dense of(Kernels kernels, NamedWeights weights, String name, int in, int out) {
    return of(kernels, weights.rows(name, in, out), weights.bias(name + "Bias", out));
  }

  /** Values of an output row, padding included. */
  int columns() {
    return bias.length;
  }

  /** Writes the outputs of rows, one after another from {@code outAt}. */
  void apply(float[] x, int xAt, int xStride, float[] out, int outAt, int count) {
    begin(out, outAt, count);
    weights.addProduct(x, xAt, xStride, out, outAt, columns(), count);
  }

  /** The outputs of rows at the rate of the hops, one after another. */
  float[] apply(HopRows rows) {
    float[] out = new float[rows.count() * columns()];
    apply(rows.values(), rows.at(), rows.stride(), out, 0, rows.count());
    return out;
  }

  /** Writes the bias into rows, to which products are added. */
  void begin(float[] out, int outAt, int count) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(bias, 0, out, outAt + row * bias.length, bias.length);
    }
  }
}
