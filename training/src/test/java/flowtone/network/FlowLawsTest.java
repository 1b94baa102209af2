package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.flow.Mapped;
import flowtone.graph.Parameters;
import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What holds of every flow, whatever it computes. */
@ParameterizedClass
@MethodSource("flowtone.network.FlowRegistry#all")
class FlowLawsTest {
  private static final NetworkConfig SIZES = new NetworkConfig(3, 32, List.of(1, 2), 3);
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);
  private static final int HOP = 3;
  private static final int HOPS = 3;
  private static final int BATCH = 5;
  private static FlowUnderTest flow;

  private final FlowRegistry.Entry entry;

  FlowLawsTest(FlowRegistry.Entry entry) {
    this.entry = entry;
  }

  /** Graphs take longer to build than to run, so each flow is built once. */
  @BeforeParameterizedClassInvocation
  static void open(FlowRegistry.Entry entry) {
    flow = new FlowUnderTest(entry.builder(), SIZES, BOUND, HOP, HOPS);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    flow.close();
  }

  @Test
  void thereAndBackAgainIsWhereItBegan() {
    float[] start = vectors(BATCH);
    assertArrayEquals(start, flow.toNoise(flow.toData(start).value()).value(), 1e-3f);
    assertArrayEquals(start, flow.toData(flow.toNoise(start).value()).value(), 1e-3f);
    assertFalse(Arrays.equals(start, flow.toData(start).value()));
  }

  @Test
  void theLogDeterminantsOfBothDirectionsCancel() {
    FlowUnderTest.Image data = flow.toData(vectors(BATCH));
    float[] back = flow.toNoise(data.value()).logDet();
    assertEquals(BATCH, back.length);
    for (int b = 0; b < BATCH; b++) {
      assertEquals(0, data.logDet()[b] + back[b], 2e-3);
      assertTrue(Math.abs(back[b]) > 0.1, "a log-determinant of nearly 0 proves nothing");
    }
  }

  @Test
  void theLogDeterminantIsThatOfTheJacobian() {
    float[] at = vectors(1);
    float[][] noise = flow.noiseJacobians(List.of(at)).get(0);
    assertEquals(Determinants.logAbs(noise), flow.toNoise(at).logDet()[0], 1e-3);
    float[][] data = flow.dataJacobians(List.of(at)).get(0);
    assertEquals(Determinants.logAbs(data), flow.toData(at).logDet()[0], 1e-3);
  }

  @Test
  void nothingDependsOnWhatComesLater() {
    List<float[]> points = points();
    assertExactly(noiseDependence(), strongest(flow.noiseJacobians(points)));
    assertExactly(dataDependence(), strongest(flow.dataJacobians(points)));
  }

  private static List<float[]> points() {
    return LongStream.range(0, 12)
        .mapToObj(seed -> GraphUnderTest.gaussians(flow.dimensions(), 1.5, seed))
        .toList();
  }

  /** The largest of each derivative at several points: at one of them a rectifier may be shut. */
  private static float[][] strongest(List<float[][]> jacobians) {
    int size = jacobians.get(0).length;
    float[][] strongest = new float[size][size];
    for (float[][] jacobian : jacobians) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          strongest[i][j] = Math.max(strongest[i][j], Math.abs(jacobian[i][j]));
        }
      }
    }
    return strongest;
  }

  private static void assertExactly(boolean[][] expected, float[][] jacobian) {
    for (int i = 0; i < jacobian.length; i++) {
      for (int j = 0; j < jacobian.length; j++) {
        assertEquals(expected[i][j], jacobian[i][j] > 0, "output " + i + " depends on input " + j);
      }
    }
  }

  @Test
  void changingTheFutureLeavesThePastAsItWas() {
    float[] before = vectors(1);
    float[] noise = flow.toNoise(before).value();
    float[] data = flow.toData(before).value();
    for (int t = 0; t < before.length; t++) {
      float[] after = before.clone();
      for (int later = t; later < after.length; later++) {
        after[later] += 1 + later;
      }
      assertChangedFrom(t, noiseDependence(), noise, flow.toNoise(after).value());
      assertChangedFrom(t, dataDependence(), data, flow.toData(after).value());
    }
  }

  /** Outputs that depend on no input at t or later are as they were, those at t or later not. */
  private static void assertChangedFrom(
      int t, boolean[][] dependence, float[] before, float[] after) {
    for (int i = 0; i < before.length; i++) {
      boolean reached = false;
      for (int later = t; later < before.length; later++) {
        reached |= dependence[i][later];
      }
      if (i >= t || !reached) {
        assertEquals(reached, before[i] != after[i], "output " + i + ", changed from " + t);
      }
    }
  }

  private boolean[][] noiseDependence() {
    return entry.dependence().ofNoise(HOP * HOPS, entry.frame(SIZES, HOP * HOPS));
  }

  private boolean[][] dataDependence() {
    return entry.dependence().ofData(HOP * HOPS, entry.frame(SIZES, HOP * HOPS));
  }

  @Test
  void everyWeightButThoseMaskedHasAGradient() {
    int batch = 64;
    int dimensions = HOP * HOPS;
    WeightReach.assertEveryOpenWeightIsReached(
        (graph, parameters, feeds) -> {
          Ops tf = graph.tf();
          Expr input = graph.input(batch, dimensions);
          float[] values = GraphUnderTest.gaussians(batch * dimensions, 3, 2);
          feeds.add(new GraphUnderTest.Feed(input, values, batch, dimensions));
          FlowSetting.Given<?> given =
              entry.builder().build(setting(graph, parameters, tf.constant(batch)));
          Mapped image = given.cheaply(input);
          Operand<TFloat32> squares = tf.math.mul(image.value(), image.value());
          return tf.sum(tf.math.sub(squares, image.logDets()), tf.array(0, 1));
        });
  }

  private static FlowSetting setting(
      GraphUnderTest graph, Parameters parameters, Operand<TInt32> batch) {
    Conditioning h = FlowSetting.conditioning(graph, batch, SIZES.frameSamples(), HOP, HOPS);
    return new FlowSetting(graph.silent(parameters, batch), SIZES, BOUND, h, HOP * HOPS);
  }

  @Test
  void theDensityOfTwoDimensionsIntegratesToOne() {
    NetworkConfig two = new NetworkConfig(2, 16, List.of(1), 3);
    ScaleBound wide = new ScaleBound(-1, -0.3);
    try (FlowUnderTest plane = new FlowUnderTest(entry.builder(), two, wide, 2, 1)) {
      assertEquals(1, Grid.OF_THE_PLANE.integral(plane), 1e-3);
    }
  }

  private static float[] vectors(int count) {
    return GraphUnderTest.gaussians(count * flow.dimensions(), 1, 7);
  }

  /** Points of the plane at equal distances. */
  private record Grid(int side, float step) {
    static final Grid OF_THE_PLANE = new Grid(240, 0.13f);

    double integral(FlowUnderTest flow) {
      float[] points = new float[2 * side * side];
      for (int point = 0; point < side * side; point++) {
        points[2 * point] = (point / side - side / 2) * step;
        points[2 * point + 1] = (point % side - side / 2) * step;
      }
      FlowUnderTest.Image noise = flow.toNoise(points);
      double sum = 0;
      for (int point = 0; point < side * side; point++) {
        double z1 = noise.value()[2 * point];
        double z2 = noise.value()[2 * point + 1];
        sum += Math.exp(noise.logDet()[point] - (z1 * z1 + z2 * z2) / 2) / (2 * Math.PI);
      }
      return sum * step * step;
    }
  }
}
