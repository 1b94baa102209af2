package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import flowtone.kernel.KernelForms;
import flowtone.kernel.Kernels;
import flowtone.network.GraphUnderTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MinimumPhaseResponseTest {
  private static final SourceFilterConfig CONFIG = new SourceFilterConfig(24000, 96, 0, 768, 1024);
  private static final int ROWS = 9;

  @Test
  void responsesOfBandsAreThoseOfTheGraph() {
    MinimumPhase phase = new MinimumPhase(CONFIG.gridSamples(), CONFIG.taps());
    float[][] toGrid = NoiseEnvelope.measured(CONFIG.mel()).toGrid(phase);
    float[] bands = GraphUnderTest.gaussians(ROWS * CONFIG.bands(), 1.5f, 3);
    float[] expected = ofGraph(phase, toGrid, bands);
    for (Kernels kernels : KernelForms.all()) {
      float[][] responses =
          new MinimumPhaseResponse(kernels, phase, toGrid).of(bands, CONFIG.bands(), ROWS);
      for (int row = 0; row < ROWS; row++) {
        float[] wanted = Arrays.copyOfRange(expected, row * phase.taps(), (row + 1) * phase.taps());
        assertArrayEquals(wanted, responses[row], 1e-5f, kernels + ", row " + row);
      }
    }
  }

  private static float[] ofGraph(MinimumPhase phase, float[][] toGrid, float[] bands) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> input = graph.input(ROWS, CONFIG.bands());
      Operand<TFloat32> onGrid = graph.tf().linalg.matMul(input, graph.tf().constant(toGrid));
      return graph
          .run(
              List.of(new GraphUnderTest.Feed(input, bands, ROWS, CONFIG.bands())),
              List.of(phase.of(graph.tf(), onGrid)))
          .get(0);
    }
  }
}
