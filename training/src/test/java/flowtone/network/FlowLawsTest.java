package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.flow.Mapped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What holds of every flow, whatever it computes. */
class FlowLawsTest {
  private static final NetworkConfig SIZES = new NetworkConfig(3, 32, List.of(1, 2), 3);
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);
  private static final int HOP = 3;
  private static final int HOPS = 3;
  private static final int BATCH = 5;
  private static final Map<String, FlowUnderTest> FLOWS = new HashMap<>();

  @AfterAll
  static void close() {
    FLOWS.values().forEach(FlowUnderTest::close);
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void thereAndBackAgainIsWhereItBegan(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    float[] start = vectors(flow, BATCH);
    assertArrayEquals(start, flow.toNoise(flow.toData(start).value()).value(), 1e-3f);
    assertArrayEquals(start, flow.toData(flow.toNoise(start).value()).value(), 1e-3f);
    assertFalse(Arrays.equals(start, flow.toData(start).value()));
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void theLogDeterminantsOfBothDirectionsCancel(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    FlowUnderTest.Image data = flow.toData(vectors(flow, BATCH));
    float[] back = flow.toNoise(data.value()).logDet();
    assertEquals(BATCH, back.length);
    for (int b = 0; b < BATCH; b++) {
      assertEquals(0, data.logDet()[b] + back[b], 2e-3);
      assertTrue(Math.abs(back[b]) > 0.1, "a log-determinant of nearly 0 proves nothing");
    }
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void theLogDeterminantIsThatOfTheJacobian(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    float[] at = vectors(flow, 1);
    assertEquals(Determinants.logAbs(flow.noiseJacobian(at)), flow.toNoise(at).logDet()[0], 1e-3);
    assertEquals(Determinants.logAbs(flow.dataJacobian(at)), flow.toData(at).logDet()[0], 1e-3);
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void nothingDependsOnWhatComesLater(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    assertExactly(noiseDependence(entry), strongest(flow, flow::noiseJacobian));
    assertExactly(dataDependence(entry), strongest(flow, flow::dataJacobian));
  }

  /** The largest of each derivative at several points: at one of them a rectifier may be shut. */
  private static float[][] strongest(FlowUnderTest flow, Function<float[], float[][]> jacobianAt) {
    int size = flow.dimensions();
    float[][] strongest = new float[size][size];
    for (long seed = 0; seed < 12; seed++) {
      float[][] jacobian = jacobianAt.apply(GraphUnderTest.gaussians(size, 1.5, seed));
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

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void changingTheFutureLeavesThePastAsItWas(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    float[] before = vectors(flow, 1);
    float[] noise = flow.toNoise(before).value();
    float[] data = flow.toData(before).value();
    for (int t = 0; t < before.length; t++) {
      float[] after = before.clone();
      for (int later = t; later < after.length; later++) {
        after[later] += 1 + later;
      }
      assertChangedFrom(t, noiseDependence(entry), noise, flow.toNoise(after).value());
      assertChangedFrom(t, dataDependence(entry), data, flow.toData(after).value());
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

  private static boolean[][] noiseDependence(FlowRegistry.Entry entry) {
    return entry.dependence().ofNoise(HOP * HOPS, entry.frame(SIZES, HOP * HOPS));
  }

  private static boolean[][] dataDependence(FlowRegistry.Entry entry) {
    return entry.dependence().ofData(HOP * HOPS, entry.frame(SIZES, HOP * HOPS));
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#streamingToNoise")
  void noiseOfSoundInChunksIsThatOfTheWhole(FlowRegistry.Entry entry) {
    assertChunksMakeTheWhole(entry, FlowSetting.Given::toNoise, FlowUnderTest::toNoise);
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#streamingToData")
  void soundOfNoiseInChunksIsThatOfTheWhole(FlowRegistry.Entry entry) {
    assertChunksMakeTheWhole(entry, FlowSetting.Given::toData, FlowUnderTest::toData);
  }

  private static void assertChunksMakeTheWhole(
      FlowRegistry.Entry entry,
      BiFunction<FlowSetting.Given<?>, Operand<TFloat32>, Mapped> direction,
      BiFunction<FlowUnderTest, float[], FlowUnderTest.Image> ofWhole) {
    FlowUnderTest flow = flow(entry);
    float[] input = vectors(flow, 1);
    FlowUnderTest.Image whole = ofWhole.apply(flow, input);
    try (FlowInChunks chunks =
        new FlowInChunks(entry.builder(), direction, SIZES, BOUND, HOP, HOPS, flow.weights())) {
      for (int hops : new int[] {1, 2}) {
        List<float[]> joined = chunks.run(input, hops);
        assertClose(whole.value(), joined.get(0));
        assertClose(whole.logDets(), joined.get(1));
      }
    }
  }

  private static void assertClose(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-5 * Math.max(1, Math.abs(expected[i])));
    }
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#preservingVolume")
  void volumeChangesByTheSameEverywhere(FlowRegistry.Entry entry) {
    FlowUnderTest flow = flow(entry);
    int dimensions = flow.dimensions();
    float[] logDets = flow.toData(vectors(flow, BATCH)).logDets();
    float[] first = Arrays.copyOf(logDets, dimensions);
    for (int b = 1; b < BATCH; b++) {
      assertArrayEquals(
          first, Arrays.copyOfRange(logDets, b * dimensions, (b + 1) * dimensions), 1e-6f);
    }
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void everyWeightButThoseMaskedHasAGradient(FlowRegistry.Entry entry) {
    int batch = 64;
    int dimensions = HOP * HOPS;
    WeightReach.assertEveryOpenWeightIsReached(
        (graph, parameters, feeds) -> {
          Ops tf = graph.tf();
          Operand<TFloat32> input = graph.input(batch, dimensions);
          float[] values = GraphUnderTest.gaussians(batch * dimensions, 3, 2);
          feeds.add(new GraphUnderTest.Feed(input, values, batch, dimensions));
          FlowSetting.Given<?> flow =
              entry.builder().build(setting(graph, parameters, tf.constant(batch)));
          Mapped image = flow.cheaply(input);
          Operand<TFloat32> squares = tf.math.mul(image.value(), image.value());
          return tf.sum(tf.math.sub(squares, image.logDets()), tf.array(0, 1));
        });
  }

  private static FlowSetting setting(
      GraphUnderTest graph, Parameters parameters, Operand<TInt32> batch) {
    Conditioning h = FlowSetting.conditioning(graph, batch, SIZES.frameSamples(), HOP, HOPS);
    return new FlowSetting(graph.silent(parameters, batch), SIZES, BOUND, h, HOP * HOPS);
  }

  @ParameterizedTest
  @MethodSource("flowtone.network.FlowRegistry#all")
  void theDensityOfTwoDimensionsIntegratesToOne(FlowRegistry.Entry entry) {
    NetworkConfig two = new NetworkConfig(2, 16, List.of(1), 3);
    ScaleBound wide = new ScaleBound(-1, -0.3);
    try (FlowUnderTest flow = new FlowUnderTest(entry.builder(), two, wide, 2, 1)) {
      assertEquals(1, Grid.OF_THE_PLANE.integral(flow), 1e-3);
    }
  }

  /** Graphs take longer to build than to run, so each flow is built once. */
  private static FlowUnderTest flow(FlowRegistry.Entry entry) {
    return FLOWS.computeIfAbsent(
        entry.name(), name -> new FlowUnderTest(entry.builder(), SIZES, BOUND, HOP, HOPS));
  }

  private static float[] vectors(FlowUnderTest flow, int count) {
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
