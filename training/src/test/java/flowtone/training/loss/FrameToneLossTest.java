package flowtone.training.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.GraphUnderTest;
import flowtone.network.GraphUnderTest.Feed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class FrameToneLossTest {
  private static final int FRAME = 16;
  private static final int SAMPLES = 64 * 1024;

  @Test
  void aSoundThatIsTheRecordingHasNoTone() {
    float[] noise = GraphUnderTest.gaussians(SAMPLES, 0.01, 1);
    assertEquals(0, loss(noise, noise), 1e-4);
  }

  @Test
  void noiseOfAnotherSeedHasHardlyAny() {
    float[] other = GraphUnderTest.gaussians(SAMPLES, 0.001, 2);
    assertTrue(loss(other, GraphUnderTest.gaussians(SAMPLES, 0.01, 1)) < 0.7);
  }

  @Test
  void aRhythmOfFramesIsHeardInEveryLine() {
    float[] recording = GraphUnderTest.gaussians(SAMPLES, 0.01, 1);
    float[] clicking = recording.clone();
    for (int t = 0; t < SAMPLES; t += FRAME) {
      clicking[t] += 0.01f;
    }
    double expected = 10 * Math.log10(1 + lineToNoise(0.01, 0.01));
    assertEquals(expected, loss(clicking, recording), 2.5);
  }

  @Test
  void aRecordingWithTheSameLinesIsNoReproach() {
    float[] recording = GraphUnderTest.gaussians(SAMPLES, 0.01, 1);
    for (int t = 0; t < SAMPLES; t += FRAME) {
      recording[t] += 0.01f;
    }
    assertEquals(0, loss(recording, recording), 1e-4);
  }

  @Test
  void soundsShorterThanABlockHaveNone() {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> x = graph.input(1, 500);
      Operand<TFloat32> loss = new FrameToneLoss(graph.tf(), FRAME).of(x, x, 500);
      assertEquals(0, graph.run(List.of(), List.of(loss)).get(0)[0]);
    }
  }

  /** Power of a line of a Hann-windowed pulse train over that of noise in its bin. */
  private static double lineToNoise(double pulse, double deviation) {
    double block = 64 * FRAME;
    double line = Math.pow(pulse / FRAME * block / 2, 2);
    double noise = deviation * deviation * block * 3 / 8;
    return line / noise;
  }

  private static double loss(float[] x, float[] target) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> made = graph.input(1, SAMPLES);
      Operand<TFloat32> wanted = graph.input(1, SAMPLES);
      Operand<TFloat32> loss = new FrameToneLoss(graph.tf(), FRAME).of(made, wanted, SAMPLES);
      List<Feed> feeds =
          List.of(new Feed(made, x, 1, SAMPLES), new Feed(wanted, target, 1, SAMPLES));
      return graph.run(feeds, List.of(loss)).get(0)[0];
    }
  }
}
