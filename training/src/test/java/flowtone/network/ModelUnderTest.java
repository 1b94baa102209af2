package flowtone.network;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.model.DensityModel;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.storage.WeightArray;
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

  /** A teacher with long-term prediction, whose receptive field has room for some periods. */
  public static FlowConfig longTermTeacher(int n, int channels) {
    return teacher(new NetworkConfig(n, channels, List.of(1, 2, 4, 8, 16), 5, 2));
  }

  /** The same by reflection coefficients in place of linear taps. */
  public static FlowConfig stableTeacher(int n, int channels) {
    return teacher(new NetworkConfig(n, channels, List.of(1, 2, 4, 8, 16), 0, 2, 5));
  }

  private static FlowConfig teacher(NetworkConfig network) {
    return new FlowConfig(
        FlowFamilies.MAF, 1, network, new ConditionerConfig(6, List.of(1, 2), 3), -6, -1.5);
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
          ControlSignals.placeholders(
              graph.tf(),
              1,
              ControlSignals.ANY,
              new ControlLayout(config.contextHops(), featureWidth, hopSamples));
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
  public static ControlFrames random(FlowConfig config, int hops, int hopSamples, long seed) {
    Random random = new Random(seed);
    float[] features = new float[(config.contextHops() + hops) * FEATURES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    float[] pitch = new float[ControlLayout.pitchRows(hops) * 2];
    for (int hop = 0; hop < ControlLayout.pitchRows(hops); hop++) {
      float cycles = 0.01f + 0.2f * random.nextFloat();
      pitch[2 * hop + 1] = Math.max(0, 1.3f * random.nextFloat() - 0.3f);
      pitch[2 * hop] = pitch[2 * hop + 1] > 0 ? cycles : 0;
    }
    float[] phase = new float[hops * hopSamples];
    double cycles = random.nextDouble();
    for (int i = 0; i < phase.length; i++) {
      phase[i] = (float) (cycles % 1);
      cycles += pitch[2 * (2 + i / hopSamples)];
    }
    ControlLayout layout = new ControlLayout(config.contextHops(), FEATURES, hopSamples);
    return ControlFrames.of(layout, 1, features, pitch, phase);
  }

  /** The feeds of a batch of controls that all have the same number of hops. */
  public static List<GraphUnderTest.Feed> feeds(ControlSignals signals, ControlFrames... sounds) {
    ControlFrames all = ControlFrames.batch(List.of(sounds));
    int size = all.batch();
    return List.of(
        new GraphUnderTest.Feed(
            signals.features(),
            all.features(),
            size,
            all.layout().featureRows(all.hops()),
            FEATURES),
        new GraphUnderTest.Feed(
            signals.pitch(), all.pitch(), size, ControlLayout.pitchRows(all.hops()), 2),
        new GraphUnderTest.Feed(signals.phase(), all.phase(), size, all.samples()));
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
