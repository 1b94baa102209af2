package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.benchmark.model.BenchmarkedFlow;
import flowtone.benchmark.model.ModelProfile;
import flowtone.control.FeatureTrack;
import flowtone.flow.Bijection;
import flowtone.flow.Passes;
import flowtone.flow.Rescaling;
import flowtone.graph.NetworkContext;
import flowtone.library.TestFlows;
import flowtone.library.TestVoices;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.model.FlowSizes;
import flowtone.model.NetworkCost;
import flowtone.network.Conditioning;
import flowtone.network.FramedRescaling;
import flowtone.network.GraphUnderTest;
import flowtone.performance.Score;
import flowtone.synthesis.FlowStream;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One class is all that a further family of flows takes. */
class AddedFamilyTest {

  /** Gaussian noise whose level the conditioner says: {@code x = s(h) z}. */
  private static final class LevelFamily extends FlowFamily {
    LevelFamily() {
      super("level", "Level, a scale for each sample");
    }

    @Override
    public Passes passes() {
      return Passes.ONE_EACH;
    }

    @Override
    public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
      int n = sizes.network().frameSamples();
      return new Rescaling<>(new FramedRescaling(context, n, sizes.scaleBound()));
    }

    @Override
    public double outputMultiplyAdds(FlowSizes sizes) {
      return sizes.network().frameSamples();
    }
  }

  private static final Manifest MANIFEST = TestVoices.duet("duet");

  private final FlowFamily family = new LevelFamily();
  private final FlowFamilies.Registration registration = FlowFamilies.register(family);

  @AfterEach
  void withdraw() {
    registration.close();
    assertThrows(IllegalArgumentException.class, () -> FlowFamilies.of("level"));
  }

  @Test
  void itIsNamedInConfigurationsAndKeptThere() throws Exception {
    assertSame(family, FlowFamilies.of("level"));
    FlowConfig config = TestFlows.of(MANIFEST, family, 1).config();
    ObjectMapper json = new ObjectMapper();
    String written = json.writeValueAsString(config);
    assertTrue(written.contains("\"family\":\"level\""), written);
    assertEquals(config, json.readValue(written, FlowConfig.class));
    IllegalArgumentException told =
        assertThrows(
            IllegalArgumentException.class, () -> FlowFamilies.register(new LevelFamily()));
    assertEquals(
        "expected a family of another id than nice, realnvp, mintnet, maf, iaf, level; got 'level'",
        told.getMessage());
  }

  @Test
  void itIsFittedByLikelihood() {
    try (FrameFit fit = new FrameFit(family, 2, 100)) {
      double untrained = fit.negativeLogLikelihood();
      fit.train(100);
      double trained = fit.negativeLogLikelihood();
      assertTrue(trained < untrained - 0.05, untrained + " to " + trained);
    }
  }

  @Test
  void itTakesSoundToNoiseAndBack() {
    TrainedFlow trained = TestFlows.of(MANIFEST, family, 1);
    FeatureTrack track = Score.parse("C4:0.1 R:0.05").perform(MANIFEST, LabelMix.first(MANIFEST));
    float[] sound = GraphUnderTest.gaussians(track.samples(), 0.1, 5);
    try (FlowSynthesizer flow = new FlowSynthesizer(MANIFEST, trained)) {
      FlowStream.Image noise = flow.toNoise(sound, track);
      assertArrayEquals(sound, flow.toData(noise.values(), track).values(), 1e-5f);
      ModelProfile profile = new BenchmarkedFlow(flow).profile();
      assertEquals("Level, a scale for each sample", profile.title());
      assertEquals(new ModelProfile.PassesInWords("1", "1"), profile.passes());
    }
  }

  @Test
  void itsCostIsThatOfItsNetworkAndItsOwnMaps() {
    FlowConfig level = TestFlows.of(MANIFEST, family, 2).config();
    FlowConfig maf =
        new FlowConfig(
            FlowFamilies.MAF,
            level.flows(),
            level.network(),
            level.conditioner(),
            level.logScaleFloor(),
            level.initialLogScale());
    double ofOutputs = level.flows() * (2.0 * level.network().channels() - 1); // a sample
    assertEquals(
        NetworkCost.multiplyAddsPerSample(maf, 5, 128) - ofOutputs,
        NetworkCost.multiplyAddsPerSample(level, 5, 128),
        1e-6);
  }
}
