package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.model.DensityModel;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small teachers and students with rough weights, and controls for them. */
public final class ModelUnderTest {
  /** Values of a feature row. */
  public static final int FEATURES = 5;

  private ModelUnderTest() {}

  /** A configuration of few channels. */
  public static FlowConfig config(int flows, int n, int channels, Integer... dilations) {
    return new FlowConfig(
        flows == 1 ? FlowFamilies.MAF : FlowFamilies.IAF,
        flows,
        new NetworkConfig(n, channels, List.of(dilations), 5),
        new ConditionerConfig(6, List.of(1, 2), 3),
        -6,
        -1.5);
  }

  /** Weights of a teacher or a flow of another family, as rough as {@link RoughParameters} says. */
  public static Map<String, WeightArray> teacher(
      FlowConfig config, int hopSamples, long seed, double roughness) {
    return teacher(config, FEATURES, hopSamples, seed, roughness);
  }

  /** The same for feature rows of another width. */
  public static Map<String, WeightArray> teacher(
      FlowConfig config, int featureWidth, int hopSamples, long seed, double roughness) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), seed, roughness);
      NetworkContext context = graph.silent(parameters, graph.tf().constant(1));
      ControlSignals controls =
          new ControlSignals(
              graph.input(1, -1, featureWidth), graph.input(1, -1, 2), graph.input(1, -1));
      new DensityModel(context, config, featureWidth, hopSamples)
          .toNoise(graph.input(1, -1), controls);
      return parameters.arrays();
    }
  }

  /** Inputs for the controls of a batch. */
  public static ControlSignals controls(GraphUnderTest graph, int batch) {
    return new ControlSignals(
        graph.input(batch, -1, FEATURES), graph.input(batch, -1, 2), graph.input(batch, -1));
  }

  /** Controls of a gliding tone that is voiced now and then. */
  public static ControlArrays random(FlowConfig config, int hops, int hopSamples, long seed) {
    Random random = new Random(seed);
    float[] features = new float[(config.contextHops() + hops) * FEATURES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    float[] pitch = new float[(2 + hops) * 2];
    for (int hop = 0; hop < 2 + hops; hop++) {
      pitch[2 * hop] = 0.01f + 0.2f * random.nextFloat();
      pitch[2 * hop + 1] = Math.max(0, 1.3f * random.nextFloat() - 0.3f);
    }
    float[] phase = new float[hops * hopSamples];
    double cycles = random.nextDouble();
    for (int i = 0; i < phase.length; i++) {
      phase[i] = (float) (cycles % 1);
      cycles += pitch[2 * (2 + i / hopSamples)];
    }
    return new ControlArrays(hops, config.contextHops(), features, pitch, phase);
  }

  /** The feeds of a batch of controls that all have the same number of hops. */
  public static List<GraphUnderTest.Feed> feeds(ControlSignals signals, ControlArrays... batch) {
    int size = batch.length;
    ControlArrays one = batch[0];
    return List.of(
        new GraphUnderTest.Feed(
            signals.features(),
            joined(Arrays.stream(batch).map(ControlArrays::features).toList()),
            size,
            one.contextHops() + one.hops(),
            FEATURES),
        new GraphUnderTest.Feed(
            signals.pitch(),
            joined(Arrays.stream(batch).map(ControlArrays::pitch).toList()),
            size,
            2 + one.hops(),
            2),
        new GraphUnderTest.Feed(
            signals.phase(),
            joined(Arrays.stream(batch).map(ControlArrays::phase).toList()),
            size,
            one.phase().length));
  }

  public static float[] joined(List<float[]> parts) {
    int length = parts.get(0).length;
    float[] all = new float[parts.size() * length];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, all, i * length, length);
    }
    return all;
  }
}
