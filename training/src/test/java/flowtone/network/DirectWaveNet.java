package flowtone.network;

import flowtone.storage.WeightArray;
import java.util.List;
import java.util.Map;

/**
 * A Gaussian WaveNet straight from the definition, one sound, no matrices of time and no memory:
 * every value is computed anew from those it depends on.
 *
 * @param dilations samples each gated layer looks back
 * @param taps samples that also reach the mean directly
 * @param hopSamples samples a hop
 * @param hops conditioning at hop rate, two hops before the sound first
 * @param side what is known beside each sample
 * @param x the sound
 */
record DirectWaveNet(
    List<Integer> dilations,
    int taps,
    int hopSamples,
    Map<String, WeightArray> weights,
    float[] hops,
    float[] side,
    float[] x) {
  /** What a learned coefficient of the linear prediction is a multiple of. */
  private static final double COEFFICIENT_UNIT = 4;

  /** Mean and raw log-scale of sample t. */
  double[] output(int t) {
    double[] now = rectified(hidden(dilations.size(), t));
    double[] before = rectified(hidden(dilations.size(), t - 1));
    double[] unit = sum(product("output/hidden", now, before), bias("output/hiddenBias"));
    double[] raw = sum(product("output", rectified(unit)), bias("outputBias"));
    raw[0] += taps == 0 ? 0 : predicted(t, rectified(unit));
    return raw;
  }

  /** The linear prediction of sample t, the furthest of its taps first. */
  double predicted(int t, double[] unit) {
    double[] coefficients = sum(product("linear", unit), bias("linearBias"));
    double sum = 0;
    for (int k = 0; k < taps; k++) {
      sum += COEFFICIENT_UNIT * coefficients[k] * at(x, t - taps + k);
    }
    return sum;
  }

  /** Output of a layer at sample t: zero before the beginning. */
  double[] hidden(int layer, int t) {
    if (t < 0) {
      return new double[channels()];
    }
    if (layer == 0) {
      // A sample does not see itself, only what is known beside it.
      double[] taps = new double[2 + 2 * signals()];
      taps[1] = at(x, t - 1);
      for (int s = 0; s < signals(); s++) {
        taps[2 + s] = at(side, t * signals() + s);
        taps[2 + signals() + s] = t == 0 ? 0 : at(side, (t - 1) * signals() + s);
      }
      return sum(product("input", taps), conditioning(t, 0, channels()));
    }
    double[] now = hidden(layer - 1, t);
    double[] past = hidden(layer - 1, t - dilations.get(layer - 1));
    String name = "layer" + (layer - 1);
    int first = channels() * (2 * layer - 1);
    double[] gates =
        sum(product(name + "/gate", now, past), conditioning(t, first, 2 * channels()));
    double[] unit = new double[channels()];
    for (int c = 0; c < channels(); c++) {
      unit[c] = Math.tanh(gates[c]) / (1 + Math.exp(-gates[channels() + c]));
    }
    return sum(now, product(name + "/residual", unit));
  }

  /** Linear from the value at the end of the hop before to that at the end of this one. */
  double[] conditioning(int t, int first, int count) {
    double late = t % hopSamples / (double) hopSamples;
    double[] from = projected(t / hopSamples + 1);
    double[] to = projected(t / hopSamples + 2);
    double[] mixed = new double[count];
    for (int c = 0; c < count; c++) {
      mixed[c] = (1 - late) * from[first + c] + late * to[first + c];
    }
    return mixed;
  }

  double[] projected(int row) {
    int width = (int) weights.get("conditioning").shape()[0];
    double[] values = new double[width];
    for (int c = 0; c < width; c++) {
      values[c] = hops[row * width + c];
    }
    return sum(product("conditioning", values), bias("conditioningBias"));
  }

  double[] product(String name, double[]... parts) {
    WeightArray weight = weights.get(name);
    int columns = (int) weight.shape()[1];
    double[] out = new double[columns];
    int row = 0;
    for (double[] part : parts) {
      for (double value : part) {
        for (int c = 0; c < columns; c++) {
          out[c] += value * weight.values()[row * columns + c];
        }
        row++;
      }
    }
    return out;
  }

  double[] bias(String name) {
    float[] values = weights.get(name).values();
    double[] bias = new double[values.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = values[i];
    }
    return bias;
  }

  int channels() {
    return (int) weights.get("output/hidden").shape()[1];
  }

  int signals() {
    return side.length / x.length;
  }

  static double at(float[] values, int index) {
    return index < 0 ? 0 : values[index];
  }

  static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  static double[] rectified(double[] values) {
    return java.util.Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
  }
}
