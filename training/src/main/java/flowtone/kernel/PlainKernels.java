package flowtone.kernel;

import java.util.Arrays;

/**
 * Kernels as loops whose arrays share one index where that is possible, which is the form that the
 * compiler turns into vector instructions.
 */
final class PlainKernels implements Kernels {

  @Override
  public Matrix matrix(float[][] weights) {
    int columns = Kernels.padded(weights[0].length);
    return new PlainMatrix(
        Arrays.stream(weights).map(row -> Arrays.copyOf(row, columns)).toArray(float[][]::new),
        columns);
  }

  @Override
  public void interpolate(
      float[] rows, int first, int second, float late, float[] out, int outAt, int count) {
    float early = 1 - late;
    for (int j = 0; j < count; j++) {
      out[outAt + j] = early * rows[first + j] + late * rows[second + j];
    }
  }

  @Override
  public void gate(float[] filters, float[] gates, int count) {
    RationalTanh.apply(filters, 0, count);
    RationalTanh.apply(gates, 0, count);
    for (int j = 0; j < count; j++) {
      filters[j] *= 0.5f + 0.5f * gates[j];
    }
  }

  @Override
  public void rectify(float[] values, int from, int count) {
    for (int j = from; j < from + count; j++) {
      values[j] = Math.max(0, values[j]);
    }
  }

  @Override
  public void exponentiate(float[] values, float floor, int count) {
    for (int j = 0; j < count; j++) {
      values[j] = floor + (float) Math.exp(values[j]);
    }
  }

  @Override
  public void addCorrelation(
      float[] taps,
      int tapsAt,
      int count,
      float[] signal,
      int signalAt,
      float[] out,
      int outAt,
      int samples) {
    float[] sums = new float[samples];
    float[] shifted = new float[samples];
    for (int k = 0; k < count; k++) {
      System.arraycopy(signal, signalAt + k, shifted, 0, samples);
      float tap = taps[tapsAt + k];
      for (int i = 0; i < samples; i++) {
        sums[i] += tap * shifted[i];
      }
    }
    for (int i = 0; i < samples; i++) {
      out[outAt + i] += sums[i];
    }
  }
}
