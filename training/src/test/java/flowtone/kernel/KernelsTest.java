package flowtone.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form computes what its description says. */
class KernelsTest {
  private final Random random = new Random(5);

  static Stream<Kernels> forms() {
    return KernelForms.all().stream();
  }

  private float[] gaussians(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void productsAreAddedRowByRow(Kernels kernels) {
    for (int rows : new int[] {1, 3, 8, 64}) {
      for (int columns : new int[] {1, 32, 45}) {
        for (int count : new int[] {1, 7, 8, 17}) {
          addsProducts(kernels, rows, columns, count);
        }
      }
    }
  }

  private void addsProducts(Kernels kernels, int rows, int columns, int count) {
    float[][] weights = new float[rows][];
    for (int row = 0; row < rows; row++) {
      weights[row] = row == rows - 1 && rows > 1 ? new float[columns] : gaussians(columns);
    }
    Matrix matrix = kernels.matrix(weights);
    int xStride = rows + 2;
    int outStride = matrix.columns() + 3;
    float[] x = gaussians(5 + count * xStride);
    float[] out = gaussians(4 + count * outStride);
    float[] before = out.clone();
    matrix.addProduct(x, 5, xStride, out, 4, outStride, count);
    for (int r = 0; r < count; r++) {
      for (int column = 0; column < matrix.columns(); column++) {
        double expected = before[4 + r * outStride + column];
        for (int row = 0; row < rows && column < columns; row++) {
          expected += x[5 + r * xStride + row] * weights[row][column];
        }
        assertEquals(expected, out[4 + r * outStride + column], 1e-5, rows + " x " + columns);
      }
      assertEquals(before[4 + r * outStride - 1], out[4 + r * outStride - 1], "between rows");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void unitsAreGatedByTheLogisticFunctionOfTwiceTheGate(Kernels kernels) {
    float[] filters = gaussians(64);
    float[] gates = gaussians(64);
    filters[0] = 100;
    gates[1] = -100;
    float[] before = filters.clone();
    float[] given = gates.clone();
    kernels.gate(filters, gates, 64);
    for (int i = 0; i < 64; i++) {
      double expected = Math.tanh(before[i]) / (1 + Math.exp(-2 * given[i]));
      assertEquals(expected, filters[i], 2e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatLiesBetweenRowsIsWritten(Kernels kernels) {
    float[] rows = gaussians(200);
    float[] out = new float[100];
    kernels.interpolate(rows, 3, 70, 0.25f, out, 9, 64);
    for (int i = 0; i < 64; i++) {
      assertEquals(0.75 * rows[3 + i] + 0.25 * rows[70 + i], out[9 + i], 1e-6);
    }
    assertEquals(0, out[8] + out[9 + 64]);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void valuesAreRectifiedAndExponentiated(Kernels kernels) {
    float[] values = gaussians(96);
    float[] before = values.clone();
    kernels.rectify(values, 32, 32);
    float[] scales = before.clone();
    kernels.exponentiate(scales, 0.5f, 64);
    for (int i = 0; i < 96; i++) {
      boolean within = i >= 32 && i < 64;
      assertEquals(within ? Math.max(0, before[i]) : before[i], values[i]);
      assertEquals(i < 64 ? 0.5 + Math.exp(before[i]) : before[i], scales[i], 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aCorrelationIsAdded(Kernels kernels) {
    for (int count : new int[] {1, 2, 31}) {
      float[] taps = gaussians(40);
      float[] signal = gaussians(200);
      float[] out = gaussians(100);
      float[] before = out.clone();
      kernels.addCorrelation(taps, 3, count, signal, 11, out, 5, 24);
      for (int i = 0; i < 24; i++) {
        double expected = before[5 + i];
        for (int k = 0; k < count; k++) {
          expected += taps[3 + k] * signal[11 + i + k];
        }
        assertEquals(expected, out[5 + i], 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void logarithmsAndSinesAreTaken(Kernels kernels) {
    float[] given = gaussians(64);
    float[] logarithms = gaussians(64);
    float[] angles = gaussians(64);
    float[] cosines = new float[64];
    for (int i = 0; i < 64; i++) {
      logarithms[i] = (float) Math.exp(10 * given[i]);
      angles[i] = 100 * given[i];
    }
    kernels.takeLogarithms(logarithms, 64);
    kernels.takeSines(angles, cosines, 64);
    for (int i = 0; i < 64; i++) {
      assertEquals(10 * given[i], logarithms[i], 4e-6);
      assertEquals(Math.sin(100 * given[i]), angles[i], PolynomialSine.MAX_ERROR);
      assertEquals(Math.cos(100 * given[i]), cosines[i], PolynomialSine.MAX_ERROR);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void complexNumbersAreExponentiated(Kernels kernels) {
    float[] real = gaussians(32);
    float[] imaginary = gaussians(32);
    float[] logMagnitudes = real.clone();
    float[] angles = imaginary.clone();
    kernels.exponentiateComplex(real, imaginary, 32);
    for (int i = 0; i < 32; i++) {
      double magnitude = Math.exp(logMagnitudes[i]);
      assertEquals(magnitude * Math.cos(angles[i]), real[i], 1e-6 * magnitude);
      assertEquals(magnitude * Math.sin(angles[i]), imaginary[i], 1e-6 * magnitude);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFilterMovesFromOneResponseToAnother(Kernels kernels) {
    for (int taps : new int[] {1, 2, 31}) {
      for (int samples : new int[] {24, 64, 192}) {
        filters(kernels, taps, samples);
      }
    }
  }

  private void filters(Kernels kernels, int taps, int samples) {
    int padded = Kernels.padded(samples);
    float[] first = gaussians(taps);
    float[] second = gaussians(taps);
    float[] late = gaussians(padded);
    float[] signal = gaussians(taps + padded + 8);
    float[] out = new float[5 + padded];
    kernels.filter(first, second, signal, taps + 2, late, out, 5, samples);
    for (int i = 0; i < samples; i++) {
      double expected = 0;
      for (int k = 0; k < taps; k++) {
        expected += (first[k] + late[i] * (second[k] - first[k])) * signal[taps + 2 + i - k];
      }
      assertEquals(expected, out[5 + i], 3e-5, taps + " taps, sample " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void harmonicsOfMovingAmplitudesAreSummed(Kernels kernels) {
    sumsHarmonics(kernels, false);
    sumsHarmonics(kernels, true);
  }

  private void sumsHarmonics(Kernels kernels, boolean quadrature) {
    int samples = 40;
    int padded = Kernels.padded(samples);
    float[] phase = gaussians(7 + padded);
    float[] sines = phase.clone();
    float[] cosines = phase.clone();
    for (int i = 0; i < phase.length; i++) {
      sines[i] = (float) Math.sin(phase[i]);
      cosines[i] = (float) Math.cos(phase[i]);
    }
    float[] amplitudes = gaussians(4 * 9);
    float[] late = gaussians(padded);
    float[] first = new float[7 + padded];
    float[] second = new float[7 + padded];
    Kernels.Wave wave = new Kernels.Wave(cosines, sines, quadrature);
    kernels.sumHarmonics(wave, 7, samples, amplitudes, 9, late, first, second);
    for (int i = 0; i < samples; i++) {
      double one = 0;
      double other = 0;
      for (int k = 0; k < 9; k++) {
        double angle = (k + 1) * (double) phase[7 + i];
        one += (amplitudes[4 * k] + late[i] * amplitudes[4 * k + 1]) * Math.cos(angle);
        other +=
            (amplitudes[4 * k + 2] + late[i] * amplitudes[4 * k + 3])
                * (quadrature ? Math.sin(angle) : Math.cos(angle));
      }
      assertEquals(one, first[7 + i], 3e-5);
      assertEquals(other, second[7 + i], 3e-5);
    }
  }
}
