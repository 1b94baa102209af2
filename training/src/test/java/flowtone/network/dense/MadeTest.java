package flowtone.network.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.flow.Affine;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.graph.NetworkContext;
import flowtone.network.GraphUnderTest;
import flowtone.network.RoughParameters;
import flowtone.network.ScaleBound;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MadeTest {
  private static final int BATCH = 3;
  private static final int CONTEXT = 2;
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);

  static Stream<DimensionOrder> orders() {
    return Stream.of(
        DimensionOrder.alternating(5, 0),
        DimensionOrder.alternating(5, 1),
        new DimensionOrder(List.of(2, 0, 4, 1, 3)),
        DimensionOrder.alternating(1, 0));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void masksMultipliedOutConnectEachDimensionWithThoseBeforeIt(DimensionOrder order) {
    int n = order.dimensions();
    int[] degrees = Masks.degrees(16, n);
    float[][] paths =
        product(
            product(order.rows(Masks.inputs(n, degrees)), Masks.hidden(degrees, degrees)),
            order.columns(Masks.outputs(degrees, n)));
    for (int from = 0; from < n; from++) {
      for (int to = 0; to < n; to++) {
        assertEquals(order.ranks().get(from) < order.ranks().get(to), paths[from][to] > 0);
      }
    }
  }

  private static float[][] product(float[][] a, float[][] b) {
    float[][] product = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  @ParameterizedTest
  @MethodSource("orders")
  void itIsTheNetworkWrittenDownUnitByUnit(DimensionOrder order) {
    assertIsDirect(order, CONTEXT);
    assertIsDirect(order, 0);
  }

  private static void assertIsDirect(DimensionOrder order, int contextWidth) {
    int n = order.dimensions();
    float[] x = GraphUnderTest.gaussians(BATCH * n, 1, 5);
    float[] h = GraphUnderTest.gaussians(BATCH * contextWidth, 1, 6);
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), 4, 0.8);
      NetworkContext context = graph.silent(parameters, graph.tf().constant(BATCH));
      Expr input = graph.input(BATCH, n);
      Operand<TFloat32> given = graph.input(BATCH, contextWidth);
      DenseConfig sizes = new DenseConfig(n, contextWidth, 12, 2);
      Affine affine = new Made(context, sizes, order, BOUND).affine(input, given);
      List<float[]> masked =
          graph.run(
              List.of(
                  new GraphUnderTest.Feed(input, x, BATCH, n),
                  new GraphUnderTest.Feed(given, h, BATCH, contextWidth)),
              List.of(affine.shift(), affine.logScale()));
      for (int b = 0; b < BATCH; b++) {
        Direct direct = new Direct(order, sizes, parameters.arrays(), row(x, b), row(h, b));
        assertArrayEquals(row(masked.get(0), b), direct.shifts(), 1e-5f);
        assertArrayEquals(row(masked.get(1), b), direct.logScales(), 1e-5f);
      }
    }
  }

  private static float[] row(float[] rows, int b) {
    int width = rows.length / BATCH;
    return java.util.Arrays.copyOfRange(rows, b * width, (b + 1) * width);
  }

  /** One vector, no matrices and no masks: each unit asks for what it may see. */
  private record Direct(
      DimensionOrder order,
      DenseConfig sizes,
      Map<String, WeightArray> weights,
      float[] x,
      float[] h) {

    float[] shifts() {
      return outputs(0);
    }

    float[] logScales() {
      float[] raw = outputs(sizes.dimensions());
      for (int i = 0; i < raw.length; i++) {
        raw[i] = (float) (BOUND.floor() + Math.log1p(Math.exp(raw[i] - BOUND.floor())));
      }
      return raw;
    }

    private float[] outputs(int first) {
      float[] outputs = new float[sizes.dimensions()];
      for (int i = 0; i < outputs.length; i++) {
        double sum = weight("outputBias", first + i);
        for (int unit = 0; unit < sizes.units(); unit++) {
          if (sees(unit) <= order.ranks().get(i)) {
            sum += weight("output", unit, first + i) * second(unit);
          }
        }
        outputs[i] = (float) sum;
      }
      return outputs;
    }

    private double second(int unit) {
      double sum = weight("hidden1Bias", unit);
      for (int before = 0; before < sizes.units(); before++) {
        if (sees(before) <= sees(unit)) {
          sum += weight("hidden1", before, unit) * first(before);
        }
      }
      return Math.max(sum, 0.1 * sum);
    }

    private double first(int unit) {
      double sum = weight("hidden0Bias", unit);
      for (int i = 0; i < x.length; i++) {
        if (order.ranks().get(i) < sees(unit)) {
          sum += weight("hidden0", i, unit) * x[i];
        }
      }
      for (int c = 0; c < h.length; c++) {
        sum += weight("context", c, unit) * h[c];
      }
      return Math.max(sum, 0.1 * sum);
    }

    /** Every other unit sees no dimension, the rest one, two, ... of them in turn. */
    private int sees(int unit) {
      int n = sizes.dimensions();
      return unit % 2 == 0 || n == 1 ? 0 : 1 + unit / 2 % (n - 1);
    }

    private double weight(String name, int... at) {
      WeightArray weight = weights.get(name);
      int index = at.length == 1 ? at[0] : at[0] * (int) weight.shape()[1] + at[1];
      return weight.values()[index];
    }
  }

  @Test
  void anOrderThatIsNoneAndOneOfOtherDimensionsAreRefused() {
    assertRefused(
        "expected each rank from 0 to 2 once; got [0, 2, 2]",
        () -> new DimensionOrder(List.of(0, 2, 2)));
    try (GraphUnderTest graph = new GraphUnderTest()) {
      NetworkContext context =
          graph.silent(new RoughParameters(graph.tf(), 1, 0), graph.tf().constant(1));
      assertRefused(
          "expected an order of 4 dimensions; got one of 3",
          () ->
              new Made(
                  context, new DenseConfig(4, 0, 8, 1), DimensionOrder.alternating(3, 0), BOUND));
    }
  }

  private static void assertRefused(String sentence, Runnable refused) {
    assertEquals(sentence, assertThrows(IllegalArgumentException.class, refused::run).getMessage());
  }
}
