package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.flow.Mapped;
import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of some flows besides the laws. */
class FlowPromisesTest {
  private static final NetworkConfig SIZES = new NetworkConfig(3, 32, List.of(1, 2), 3);
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);
  private static final int HOP = 3;
  private static final int HOPS = 3;
  private static final int BATCH = 5;

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
      BiFunction<FlowSetting.Given<?>, Expr, Mapped> direction,
      BiFunction<FlowUnderTest, float[], FlowUnderTest.Image> ofWhole) {
    try (FlowUnderTest flow = flow(entry)) {
      float[] input = vectors(flow, 1);
      assertChunksMake(
          ofWhole.apply(flow, input),
          input,
          new FlowInChunks(entry.builder(), direction, SIZES, BOUND, HOP, HOPS, flow.weights()));
    }
  }

  private static void assertChunksMake(
      FlowUnderTest.Image whole, float[] input, FlowInChunks chunks) {
    try (chunks) {
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
    try (FlowUnderTest flow = flow(entry)) {
      int dimensions = flow.dimensions();
      float[] logDets = flow.toData(vectors(flow, BATCH)).logDets();
      float[] first = Arrays.copyOf(logDets, dimensions);
      for (int b = 1; b < BATCH; b++) {
        assertArrayEquals(
            first, Arrays.copyOfRange(logDets, b * dimensions, (b + 1) * dimensions), 1e-6f);
      }
    }
  }

  private static FlowUnderTest flow(FlowRegistry.Entry entry) {
    return new FlowUnderTest(entry.builder(), SIZES, BOUND, HOP, HOPS);
  }

  private static float[] vectors(FlowUnderTest flow, int count) {
    return GraphUnderTest.gaussians(count * flow.dimensions(), 1, 7);
  }
}
