package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.flow.Affine;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.flow.Monotone;
import flowtone.graph.NetworkContext;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The masked invertible layer against its formula, written out unit by unit. */
class MonotoneUnitsTest {
  private static final int N = 3;
  private static final int K = 2;
  private static final int CONTEXT = 5;
  private static final DimensionOrder ORDER = new DimensionOrder(List.of(2, 0, 1));
  private static final int[] DEGREES = Masks.degrees(CONTEXT, N);

  @Test
  void valueAndDiagonalAreThoseOfTheFormula() {
    float[] x = {0.3f, -1.2f, 0.7f};
    float[] shift = {0.2f, 0.1f, -0.3f};
    float[] logScale = {-0.5f, 1.9f, 0.4f};
    float[] c = {0.5f, -0.4f, 1.1f, 0.2f, -0.9f};
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), 3, 1);
      Expr known = graph.input(-1, CONTEXT);
      Expr input = graph.input(-1, N);
      NetworkContext context = graph.silent(parameters, graph.rowsOf(input));
      Affine scale = new Affine(constant(graph, shift), constant(graph, logScale));
      Monotone at = new MonotoneUnits(context, ORDER, K, DEGREES).apply(input, scale, known);
      List<float[]> outputs =
          graph.run(
              List.of(
                  new GraphUnderTest.Feed(input, x, 1, N),
                  new GraphUnderTest.Feed(known, c, 1, CONTEXT)),
              List.of(at.value(), at.diagonal()));
      double[] s = new double[N];
      double[] y = new double[N];
      for (int i = 0; i < N; i++) {
        s[i] = 2 - softplus(2 - logScale[i]);
        y[i] = (x[i] - shift[i]) * Math.exp(-s[i]);
      }
      Formula formula = new Formula(parameters.arrays(), y, c);
      for (int i = 0; i < N; i++) {
        assertEquals(formula.value(i), outputs.get(0)[i], 1e-5);
        assertEquals(Math.exp(-s[i]) * formula.diagonal(i), outputs.get(1)[i], 1e-5);
      }
    }
  }

  private static Expr constant(GraphUnderTest graph, float[] values) {
    return Expr.of(graph.tf(), graph.tf().constant(new float[][] {values}));
  }

  private static double softplus(double value) {
    return Math.log1p(Math.exp(value));
  }

  /** The formula of the layer with scalar loops. */
  private record Formula(Map<String, WeightArray> weights, double[] y, float[] c) {

    double value(int i) {
      double z = y[i];
      for (int row = 0; row < N * K; row++) {
        z += unit(2, row) * connection("third", row, K, i, 1);
      }
      return z;
    }

    double diagonal(int i) {
      double slope = 1;
      for (int k = i * K; k < (i + 1) * K; k++) {
        for (int l = i * K; l < (i + 1) * K; l++) {
          slope +=
              connection("first", i, 1, k, K)
                  * (1 - unit(1, k) * unit(1, k))
                  * connection("second", k, K, l, K)
                  * (1 - unit(2, l) * unit(2, l))
                  * connection("third", l, K, i, 1);
        }
      }
      return slope;
    }

    /** Column {@code unit} of u or v. */
    private double unit(int level, int unit) {
      double sum = fromContext((level - 1) * N * K + unit, unit / K);
      for (int row = 0; row < (level == 1 ? N : N * K); row++) {
        sum +=
            level == 1
                ? y[row] * connection("first", row, 1, unit, K)
                : unit(1, row) * connection("second", row, K, unit, K);
      }
      return Math.tanh(sum);
    }

    private double fromContext(int column, int dimension) {
      double sum = weight("contextBias", column);
      for (int j = 0; j < CONTEXT; j++) {
        boolean reaches = DEGREES[j] <= ORDER.ranks().get(dimension);
        sum += reaches ? c[j] * weight("context", j * 2 * N * K + column) : 0;
      }
      return sum;
    }

    /** Element [row, column] of W1, W2 or W3, whose dimensions have so many rows and columns. */
    private double connection(String name, int row, int rows, int column, int columns) {
      int from = ORDER.ranks().get(row / rows);
      int to = ORDER.ranks().get(column / columns);
      if (from == to) {
        double own = own(name, row, rows, column % columns, columns);
        return name.equals("third") ? own / (1 + paths(row / rows)) : own;
      }
      return from < to ? weight(name, row * N * columns + column) : 0;
    }

    private double own(String name, int row, int rows, int column, int columns) {
      return softplus(weight(name + "/own", row * columns + column)) / rows;
    }

    /** B_i. */
    private double paths(int i) {
      double sum = 0;
      for (int k = 0; k < K; k++) {
        for (int l = 0; l < K; l++) {
          sum +=
              own("first", i, 1, k, K)
                  * own("second", i * K + k, K, l, K)
                  * own("third", i * K + l, K, 0, 1);
        }
      }
      return sum;
    }

    private double weight(String name, int index) {
      return weights.get(name).values()[index];
    }
  }
}
