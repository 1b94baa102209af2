package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import flowtone.flow.Affine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Frames of one sample: the framed network is a Gaussian WaveNet, written down directly here. */
class GaussianWaveNetTest {
  private static final int CHANNELS = 6;
  private static final int HOP = 4;
  private static final int HOPS = 6;
  private static final int SAMPLES = HOPS * HOP;
  private static final int SIGNALS = 2;
  private static final List<Integer> DILATIONS = List.of(1, 2, 4);
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void framesOfOneSampleMakeAGaussianWaveNet(int taps) {
    float[] x = GraphUnderTest.gaussians(SAMPLES, 1, 9);
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), 4, 0.8);
      NetworkContext context = graph.silent(parameters, graph.tf().constant(1));
      Conditioning h = FlowUnderTest.conditioning(graph, graph.tf().constant(1), 1, HOP, HOPS);
      Operand<TFloat32> input = graph.input(1, SAMPLES);
      NetworkConfig sizes = new NetworkConfig(1, CHANNELS, DILATIONS, taps);
      Affine affine =
          new FramedCausalNetwork(context, sizes, new FrameGrid(1, 0), BOUND).affine(input, h);
      List<float[]> framed =
          graph.run(
              List.of(new GraphUnderTest.Feed(input, x, 1, SAMPLES)),
              List.of(affine.shift(), affine.logScale(), h.hops(), h.side()));
      WaveNet direct = new WaveNet(taps, parameters.arrays(), framed.get(2), framed.get(3), x);
      float[] mean = new float[SAMPLES];
      float[] logScale = new float[SAMPLES];
      for (int t = 0; t < SAMPLES; t++) {
        double[] raw = direct.output(t);
        mean[t] = (float) raw[0];
        double floor = BOUND.floor();
        logScale[t] = (float) (floor + Math.log1p(Math.exp(raw[1] - floor)));
      }
      assertArrayEquals(framed.get(0), mean, 1e-5f);
      assertArrayEquals(framed.get(1), logScale, 1e-5f);
    }
  }

  /** Straight from the definition, every value computed anew from those it depends on. */
  private record WaveNet(
      int taps, Map<String, WeightArray> weights, float[] hops, float[] side, float[] x) {

    /** Mean and raw log-scale of sample t. */
    double[] output(int t) {
      double[] now = rectified(hidden(DILATIONS.size(), t));
      double[] before = rectified(hidden(DILATIONS.size(), t - 1));
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
        sum += LinearPrediction.UNIT * coefficients[k] * at(x, t - taps + k);
      }
      return sum;
    }

    /** Output of a layer at sample t: zero before the beginning. */
    double[] hidden(int layer, int t) {
      if (t < 0) {
        return new double[CHANNELS];
      }
      if (layer == 0) {
        // A sample does not see itself, only what is known beside it.
        double[] taps = {0, at(x, t - 1), 0, 0, 0, 0};
        for (int s = 0; s < SIGNALS; s++) {
          taps[2 + s] = at(side, t * SIGNALS + s);
          taps[2 + SIGNALS + s] = t == 0 ? 0 : at(side, (t - 1) * SIGNALS + s);
        }
        return sum(product("input", taps), conditioning(t, 0, CHANNELS));
      }
      double[] now = hidden(layer - 1, t);
      double[] past = hidden(layer - 1, t - DILATIONS.get(layer - 1));
      String name = "layer" + (layer - 1);
      int first = CHANNELS * (2 * layer - 1);
      double[] gates =
          sum(product(name + "/gate", now, past), conditioning(t, first, 2 * CHANNELS));
      double[] unit = new double[CHANNELS];
      for (int c = 0; c < CHANNELS; c++) {
        unit[c] = Math.tanh(gates[c]) / (1 + Math.exp(-gates[CHANNELS + c]));
      }
      return sum(now, product(name + "/residual", unit));
    }

    /** Linear from the value at the end of the hop before to that at the end of this one. */
    double[] conditioning(int t, int first, int count) {
      double late = t % HOP / (double) HOP;
      double[] from = projected(t / HOP + 1);
      double[] to = projected(t / HOP + 2);
      double[] mixed = new double[count];
      for (int c = 0; c < count; c++) {
        mixed[c] = (1 - late) * from[first + c] + late * to[first + c];
      }
      return mixed;
    }

    double[] projected(int row) {
      int width = hops.length / (2 + HOPS);
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
}
