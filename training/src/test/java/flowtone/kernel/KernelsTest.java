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
}
