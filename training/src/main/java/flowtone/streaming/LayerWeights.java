package flowtone.streaming;

import static flowtone.streaming.NamedWeights.picked;

import flowtone.flow.Masks;
import flowtone.kernel.Kernels;
import flowtone.kernel.Matrix;
import flowtone.network.NetworkConfig;

/**
 * The weights of a gated layer, those to a gate halved: {@code sigmoid(g) = (1 + tanh(g / 2)) / 2}.
 * Immutable.
 *
 * @param filter from the frame
 * @param pastFilter from {@code dilation} frames before
 * @param gate from the frame
 * @param pastGate from {@code dilation} frames before
 * @param residual from the gated units
 * @param dilation frames the layer looks back
 */
record LayerWeights(
    Matrix filter, Matrix pastFilter, Matrix gate, Matrix pastGate, Matrix residual, int dilation) {

  static LayerWeights of(
      Kernels kernels, NetworkConfig network, NamedWeights flow, UnitOrder order, int layer) {
    int channels = network.channels();
    NamedWeights weights = flow.under("layer" + layer);
    float[][] current = Masks.hidden(order.degrees(), order.degrees());
    float[][] both =
        weights.masked(
            "gate",
            Masks.stack(Masks.beside(current, current), Masks.open(channels, 2 * channels)));
    halveFrom(channels, both);
    int[] units = order.units();
    int[] behind = order.behind(channels);
    return new LayerWeights(
        kernels.matrix(picked(both, units, units)),
        kernels.matrix(picked(both, behind, units)),
        kernels.matrix(picked(both, units, behind)),
        kernels.matrix(picked(both, behind, behind)),
        kernels.matrix(picked(weights.masked("residual", current), units, units)),
        network.dilations().get(layer));
  }

  /** Apart from what is built of it: the compiler would take all that for one loop. */
  private static void halveFrom(int first, float[][] rows) {
    for (float[] row : rows) {
      for (int unit = first; unit < row.length; unit++) {
        row[unit] *= 0.5f;
      }
    }
  }
}
