package flowtone.incremental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.flow.Affine;
import flowtone.graph.ConstantParameters;
import flowtone.graph.NetworkContext;
import flowtone.model.FlowConfig;
import flowtone.model.TeacherModel;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a sampler of a teacher is compared with: the training graph and the textbook. */
final class SampledTeacher {
  static final long SEED = 5;
  static final double ROUGH = 0.8;
  static final int SILENT = 37;

  private SampledTeacher() {}

  static void predictsWhatTheGraphDoes(FlowConfig config, int hopSamples, int samples) {
    int hops = samples / hopSamples;
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, hopSamples, SEED, ROUGH);
    float[] sound = GraphUnderTest.gaussians(hops * hopSamples, 0.3, SEED);
    IncrementalSampler.Predictions predicted =
        new IncrementalSampler(config, weights)
            .predict(controls(config, weights, hopSamples, hops), sound);
    List<float[]> graphs = conditional(config, weights, hopSamples, hops, sound);
    assertArrayEquals(graphs.get(0), predicted.mean(), 1e-5f);
    assertArrayEquals(graphs.get(1), predicted.logScale(), 1e-5f);
  }

  static void isTheTextbooks(FlowConfig config, int hopSamples, int samples, double roughness) {
    int hops = samples / hopSamples;
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, hopSamples, SEED, roughness);
    FlowControls controls = controls(config, weights, hopSamples, hops);
    float[] noise = GraphUnderTest.gaussians(hops * hopSamples, 1, SEED + 1);
    float[] cached = new IncrementalSampler(config, weights).sample(controls, noise, SILENT);
    try (NaiveSampler textbook = new NaiveSampler(config, weights)) {
      assertArrayEquals(textbook.sample(controls, noise, SILENT), cached, 1e-4f);
    }
    assertNotSilentNorWild(cached);
  }

  /** Equality of two silences would prove nothing. */
  private static void assertNotSilentNorWild(float[] sound) {
    double power = 0;
    for (float sample : sound) {
      power += sample * sample / sound.length;
    }
    assertTrue(power > 1e-4 && power < 1e2, "mean square " + power);
  }

  static FlowControls controls(
      FlowConfig config, Map<String, WeightArray> weights, int hopSamples, int hops) {
    try (FlowConditioner conditioner =
        new FlowConditioner(config, weights, ModelUnderTest.FEATURES, hopSamples)) {
      return conditioner.apply(ModelUnderTest.random(config, hops, hopSamples, SEED));
    }
  }

  /** Mean and log-scale of the training graph's teacher. */
  static List<float[]> conditional(
      FlowConfig config,
      Map<String, WeightArray> weights,
      int hopSamples,
      int hops,
      float[] sound) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> x = graph.input(1, -1);
      ControlSignals signals = ModelUnderTest.controls(graph, 1);
      NetworkContext context =
          graph.silent(new ConstantParameters(graph.tf(), weights), graph.tf().constant(1));
      Affine conditional =
          new TeacherModel(context, config, ModelUnderTest.FEATURES, hopSamples)
              .conditional(x, signals);
      List<GraphUnderTest.Feed> feeds = new ArrayList<>();
      feeds.add(new GraphUnderTest.Feed(x, sound, 1, sound.length));
      feeds.addAll(
          ModelUnderTest.feeds(signals, ModelUnderTest.random(config, hops, hopSamples, SEED)));
      return graph.run(feeds, List.of(conditional.shift(), conditional.logScale()));
    }
  }
}
