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

  @Override
  public void takeLogarithms(float[] values, int count) {
    for (int j = 0; j < count; j++) {
      values[j] = (float) Math.log(values[j]);
    }
  }

  @Override
  public void takeSines(float[] angles, float[] cosines, int count) {
    PolynomialSine.apply(angles, cosines, 0, count);
  }

  @Override
  public void exponentiateComplex(float[] real, float[] imaginary, int count) {
    float[] cosines = new float[count];
    PolynomialSine.apply(imaginary, cosines, 0, count);
    exponentiate(real, 0, count);
    for (int j = 0; j < count; j++) {
      imaginary[j] *= real[j];
      real[j] *= cosines[j];
    }
  }

  @Override
  public void filter(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      float[] out,
      int outAt,
      int samples) {
    float[] early = new float[samples];
    float[] rise = new float[samples];
    float[] shifted = new float[samples];
    for (int k = 0; k < first.length; k++) {
      System.arraycopy(signal, signalAt - k, shifted, 0, samples);
      addScaled(shifted, first[k], early);
      addScaled(shifted, second[k] - first[k], rise);
    }
    for (int i = 0; i < samples; i++) {
      out[outAt + i] = early[i] + late[i] * rise[i];
    }
  }

  private static void addScaled(float[] values, float factor, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * values[i];
    }
  }

  @Override
  public void sumHarmonics(
      Wave wave,
      int at,
      int samples,
      float[] amplitudes,
      int harmonics,
      float[] late,
      float[] first,
      float[] second) {
    PlainOscillator oscillator = new PlainOscillator(wave, at, samples);
    float[] sums = new float[samples];
    float[] seconds = new float[samples];
    for (int k = 0; k < harmonics; k++) {
      oscillator.addCosine(amplitudes[4 * k], amplitudes[4 * k + 1], late, sums);
      oscillator.addOther(amplitudes[4 * k + 2], amplitudes[4 * k + 3], late, seconds);
      oscillator.turn();
    }
    System.arraycopy(sums, 0, first, at, samples);
    System.arraycopy(seconds, 0, second, at, samples);
  }
}
