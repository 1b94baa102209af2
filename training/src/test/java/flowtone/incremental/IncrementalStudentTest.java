package flowtone.incremental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.ControlFrames;
import flowtone.flow.Affine;
import flowtone.graph.NetworkContext;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.StudentModel;
import flowtone.network.ConditionerConfig;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.network.RoughParameters;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class IncrementalStudentTest {
  private static final int HOP = 32;
  private static final long SEED = 7;
  private static final double ROUGH = 0.3;

  /** The inverse of a rough student is unstable: rounding errors would grow beyond any bound. */
  private static final double SMOOTH = 0.02;

  /** Of the sizes of the shipped student; a wider initial scale keeps its inverse stable. */
  private static final FlowConfig SHIPPED =
      new FlowConfig(
          FlowFamilies.IAF,
          4,
          new NetworkConfig(16, 64, List.of(1, 2, 4, 8, 16, 32), 32),
          new ConditionerConfig(64, List.of(1, 2), 64),
          -12,
          -1);

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 16", "3, 16", "4, 16", "4, 4", "2, 1"})
  void eachSampleOfTheNoiseIsMappedAsInTheGraph(int flows, int n) {
    mapsAsTheGraphDoes(ModelUnderTest.config(flows, n, 12, 1, 2, 4), HOP, 30);
  }

  @Test
  void aStudentOfTheShippedStructureMapsAsTheGraphDoes() {
    mapsAsTheGraphDoes(SHIPPED, 128, 20);
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 16", "3, 16", "4, 16", "4, 4", "2, 1"})
  void theNoiseOfASoundIsThatItWasMadeOf(int flows, int n) {
    findsTheNoiseAgain(ModelUnderTest.config(flows, n, 12, 1, 2, 4), HOP, 30);
  }

  @Test
  void aStudentOfTheShippedStructureFindsTheNoiseAgain() {
    findsTheNoiseAgain(SHIPPED, 128, 8);
  }

  @Test
  void aSoundOfAnotherLengthIsRefused() {
    FlowConfig config = ModelUnderTest.config(2, 4, 8, 1);
    Drawn drawn = draw(config, HOP, 2, SMOOTH);
    IncrementalStudent student = new IncrementalStudent(config, drawn.weights());
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> student.toNoise(drawn.controls(), new float[2 * HOP + 1]));
    assertEquals(
        "expected a signal of 64 samples, as the controls have; got 65", refusal.getMessage());
  }

  private static void mapsAsTheGraphDoes(FlowConfig config, int hopSamples, int hops) {
    Drawn drawn = draw(config, hopSamples, hops, ROUGH);
    List<IncrementalWeights> flows =
        IntStream.range(0, config.flows())
            .mapToObj(flow -> IncrementalWeights.of(config, drawn.weights(), flow))
            .toList();
    StudentPass pass = new StudentPass(flows, drawn.controls());
    for (int t = 0; t < drawn.noise().length; t++) {
      pass.predict();
      assertEquals(drawn.mean()[t], pass.mean(), 1e-5, "mean of sample " + t);
      assertEquals(drawn.logScale()[t], pass.logScale(), 1e-5, "log-scale of sample " + t);
      pass.know(drawn.noise()[t]);
    }
  }

  private static void findsTheNoiseAgain(FlowConfig config, int hopSamples, int hops) {
    Drawn drawn = draw(config, hopSamples, hops, SMOOTH);
    IncrementalStudent.Noise found =
        new IncrementalStudent(config, drawn.weights()).toNoise(drawn.controls(), drawn.sound());
    assertArrayEquals(drawn.noise(), found.noise(), 1e-3f);
    assertArrayEquals(drawn.logScale(), found.logScale(), 1e-4f);
  }

  /** A sound that the training graph's student made, and what it made it of. */
  private record Drawn(
      Map<String, WeightArray> weights,
      FlowControls controls,
      float[] noise,
      float[] sound,
      float[] mean,
      float[] logScale) {}

  private static Drawn draw(FlowConfig config, int hopSamples, int hops, double roughness) {
    float[] noise = GraphUnderTest.gaussians(hops * hopSamples, 1, SEED);
    ControlFrames arrays = ModelUnderTest.random(config, hops, hopSamples, SEED);
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), SEED, roughness);
      Operand<TFloat32> z = graph.input(1, -1);
      ControlSignals signals = ModelUnderTest.controls(graph, 1);
      NetworkContext context = graph.silent(parameters, graph.tf().constant(1));
      Affine composed =
          new StudentModel(context, config, ModelUnderTest.FEATURES, hopSamples)
              .composed(z, signals);
      List<GraphUnderTest.Feed> feeds = new ArrayList<>(ModelUnderTest.feeds(signals, arrays));
      feeds.add(new GraphUnderTest.Feed(z, noise, 1, noise.length));
      List<float[]> outputs =
          graph.run(feeds, List.of(composed.apply(z), composed.shift(), composed.logScale()));
      Map<String, WeightArray> weights = parameters.arrays();
      FlowControls controls = controls(config, weights, hopSamples, arrays);
      return new Drawn(weights, controls, noise, outputs.get(0), outputs.get(1), outputs.get(2));
    }
  }

  private static FlowControls controls(
      FlowConfig config, Map<String, WeightArray> weights, int hopSamples, ControlFrames arrays) {
    try (FlowConditioner conditioner =
        new FlowConditioner(config, weights, ModelUnderTest.FEATURES, hopSamples)) {
      return conditioner.apply(arrays);
    }
  }
}
