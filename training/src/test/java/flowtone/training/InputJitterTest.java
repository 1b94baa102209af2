package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlLayout;
import flowtone.model.FlowFamilies;
import flowtone.network.GraphUnderTest;
import flowtone.tensor.Expr;
import flowtone.training.step.BatchShape;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.TrainingSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;

class InputJitterTest {
  private static final int CROPS = 2000;
  private static final int SAMPLES = 4;
  private static final InputJitter JITTER = new InputJitter(6);

  /** What is read of signals that are a constant [CROPS][SAMPLES]. */
  private static float[][] read(InputJitter jitter, float constant, float[] noise) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Expr signals = graph.input(CROPS, SAMPLES);
      Expr normal = graph.input(CROPS, SAMPLES);
      float[] sound = new float[CROPS * SAMPLES];
      Arrays.fill(sound, constant);
      float[] read =
          graph
              .run(
                  List.of(
                      new GraphUnderTest.Feed(signals, sound, CROPS, SAMPLES),
                      new GraphUnderTest.Feed(normal, noise, CROPS, SAMPLES)),
                  List.of(jitter.of(signals, normal)))
              .get(0);
      return IntStream.range(0, CROPS)
          .mapToObj(crop -> Arrays.copyOfRange(read, crop * SAMPLES, (crop + 1) * SAMPLES))
          .toArray(float[][]::new);
    }
  }

  private static float[] normal() {
    return GraphUnderTest.gaussians(CROPS * SAMPLES, 1, 7);
  }

  @Test
  void aCropIsAsMuchLouderOrSofterAsIsSaid() {
    double[] levelsDb =
        Arrays.stream(read(JITTER, 0.5f, normal()))
            .mapToDouble(crop -> 20 * Math.log10(crop[SAMPLES / 2] / 0.5))
            .toArray();
    double mean = Arrays.stream(levelsDb).average().orElseThrow();
    double power = Arrays.stream(levelsDb).map(db -> db * db).average().orElseThrow();
    assertEquals(0, mean, 0.5);
    assertEquals(6, Math.sqrt(power), 0.5);
  }

  @Test
  void withNoiseOfZerosItIsReadAsItIs() {
    float[] still = new float[SAMPLES];
    Arrays.fill(still, 0.25f);
    for (float[] crop : read(JITTER, 0.25f, new float[CROPS * SAMPLES])) {
      assertArrayEquals(still, crop, 0);
    }
  }

  @Test
  void theDensityIsThatOfTheSoundAsItIs() {
    TeacherConfig plain = TinyConfigs.teacher();
    BatchShape shape = shape(plain);
    float[] audio = GraphUnderTest.gaussians(shape.allSamples(), 0.1, 3);
    NoisyBatch noisy = FrameFit.untold(shape, audio, GraphUnderTest.gaussians(audio.length, 1, 4));
    double surprise = surprise(plain, noisy);
    assertEquals(surprise, surprise(with(JITTER), noisy.silent()), 0);
    assertEquals(surprise, surprise(with(new InputJitter(0)), noisy), 0);
    double jittered = surprise(with(JITTER), noisy);
    assertNotEquals(surprise, jittered);
    // A new network hardly depends on what it reads; a sound that is louder itself would be seen.
    assertEquals(surprise, jittered, 0.05);
  }

  private static TeacherConfig with(InputJitter jitter) {
    TeacherConfig tiny = TinyConfigs.teacher();
    return new TeacherConfig(
        tiny.model(), tiny.crops(), tiny.optimiser(), tiny.precision(), null, jitter);
  }

  private static BatchShape shape(TeacherConfig config) {
    return new BatchShape(
        config.crops().batch(),
        config.crops().hops(),
        new ControlLayout(config.model().contextHops(), 4, 64));
  }

  private static double surprise(TeacherConfig config, NoisyBatch batch) {
    Graph graph = new Graph();
    try (TrainingSession session =
        new TrainingSession(
            graph, TeacherGraph.build(graph, config, shape(config), 1), config.precision())) {
      session.initialise(Map.of());
      return session.measure(batch, Map.of()).get("nll");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 41, Double.NaN})
  void whatIsNoLevelIsRefused(double levelDb) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new InputJitter(levelDb));
    assertTrue(refused.getMessage().startsWith("expected an inputJitter"), refused.getMessage());
  }

  @Test
  void onlyWhatReadsItsOwnSoundWhenItIsSampledHasIt() {
    TeacherConfig nice = TinyConfigs.couplings(FlowFamilies.NICE);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TeacherConfig(
                    nice.model(), nice.crops(), nice.optimiser(), nice.precision(), null, JITTER));
    assertTrue(refused.getMessage().contains("inputJitter"), refused.getMessage());
  }
}
