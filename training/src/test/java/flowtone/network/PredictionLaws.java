package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import flowtone.flow.MaskedAutoregressiveFlow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The laws of flows whose samples reach others by a prediction, too. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PredictionLaws {
  static final ScaleBound BOUND = new ScaleBound(-3, -0.3);
  static final int HOP = 4;
  static final int HOPS = 8;
  private static final FlowRegistry.Builder MAF =
      setting ->
          setting.onFrames(new MaskedAutoregressiveFlow<>(network(setting, setting.sizes())));

  private final NetworkConfig sizes;
  private FlowUnderTest flow;

  PredictionLaws(NetworkConfig sizes) {
    this.sizes = sizes;
  }

  @BeforeAll
  void open() {
    flow = new FlowUnderTest(MAF, sizes, BOUND, HOP, HOPS);
  }

  @AfterAll
  void close() {
    flow.close();
  }

  FlowUnderTest flow() {
    return flow;
  }

  static FramedCausalNetwork network(FlowSetting setting, NetworkConfig sizes) {
    FrameGrid grid = new FrameGrid(sizes.frameSamples(), 0);
    return new FramedCausalNetwork(setting.context(), sizes, grid, setting.bound());
  }

  @Test
  void theLogDeterminantIsThatOfTheJacobian() {
    float[] at = vectors(1);
    float[][] jacobian = flow.noiseJacobians(List.of(at)).get(0);
    assertEquals(Determinants.logAbs(jacobian), flow.toNoise(at).logDet()[0], 1e-3);
  }

  @Test
  void changingTheFutureLeavesThePastAsItWas() {
    float[] before = vectors(1);
    float[] noise = flow.toNoise(before).value();
    for (int t = 0; t < before.length; t++) {
      float[] after = before.clone();
      for (int later = t; later < after.length; later++) {
        after[later] += 1 + later;
      }
      float[] changed = flow.toNoise(after).value();
      assertArrayEquals(Arrays.copyOf(noise, t), Arrays.copyOf(changed, t), 0f);
      assertNotEquals(noise[t], changed[t]);
    }
  }

  @Test
  void gradientsAreTheDifferencesThatSamplesMake() {
    float[] at = vectors(1);
    float[][] jacobian = flow.noiseJacobians(List.of(at)).get(0);
    float step = 2e-3f;
    for (int j = 0; j < at.length; j++) {
      float[] up = flow.toNoise(moved(at, j, step)).value();
      float[] down = flow.toNoise(moved(at, j, -step)).value();
      for (int i = 0; i < at.length; i++) {
        float slope = (up[i] - down[i]) / (2 * step);
        assertEquals(slope, jacobian[i][j], 5e-3 * Math.max(1, Math.abs(up[i])));
      }
    }
  }

  private static float[] moved(float[] at, int j, float step) {
    float[] moved = at.clone();
    moved[j] += step;
    return moved;
  }

  @Test
  void noiseOfSoundInChunksIsThatOfTheWhole() {
    float[] input = vectors(1);
    float[] whole = flow.toNoise(input).value();
    try (FlowInChunks chunks =
        new FlowInChunks(
            MAF, FlowSetting.Given::toNoise, sizes, BOUND, HOP, HOPS, flow.weights())) {
      for (int hops : new int[] {1, 3}) {
        assertArrayEquals(whole, chunks.run(input, hops).get(0), 1e-4f);
      }
    }
  }

  static float[] vectors(int count) {
    return GraphUnderTest.gaussians(count * HOP * HOPS, 1, 7);
  }
}
