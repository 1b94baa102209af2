package flowtone.library;

import flowtone.control.FeatureEncoding;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamily;
import flowtone.network.ConditionerConfig;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceFiles;
import java.nio.file.Path;
import java.util.List;

/** Small flows of random weights, none of them without effect. */
public final class TestFlows {
  private TestFlows() {}

  public static TrainedFlow of(Manifest manifest, FlowFamily family, int flows) {
    FlowConfig config =
        new FlowConfig(
            family,
            flows,
            new NetworkConfig(16, 12, List.of(1, 2), 0),
            new ConditionerConfig(6, List.of(1, 2), 3),
            -6,
            -1.5);
    int width = new FeatureEncoding(manifest.labels().size(), manifest.melBands()).width();
    return new TrainedFlow(
        config, ModelUnderTest.teacher(config, width, manifest.hopSamples(), 3, 0.3));
  }

  /** Puts a flow of couplings into a voice's directory. */
  public static void add(Path voice, FlowFamily family) {
    VoiceWriter.addFlow(voice, of(VoiceFiles.manifest(voice), family, 4));
  }
}
