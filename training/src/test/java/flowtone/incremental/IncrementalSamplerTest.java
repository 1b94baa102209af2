package flowtone.incremental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlFrames;
import flowtone.flow.Affine;
import flowtone.graph.ConstantParameters;
import flowtone.graph.NetworkContext;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.TeacherModel;
import flowtone.network.ConditionerConfig;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.storage.WeightArray;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class IncrementalSamplerTest {
  private static final int HOP = 32;
  private static final long SEED = 5;
  private static final double ROUGH = 0.8;
  private static final int SILENT = 37;

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void eachStepPredictsWhatTheGraphDoes(int n) {
    predictsWhatTheGraphDoes(ModelUnderTest.config(1, n, 12, 1, 2, 4), HOP, 600);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void twoThousandSamplesAreThoseOfTheTextbook(int n) {
    isTheTextbooks(ModelUnderTest.config(1, n, 12, 1, 2, 4), HOP, 2016, 0.2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void periodsBeforeArePredictedFromAsTheTextbookDoes(int n) {
    FlowConfig config = ModelUnderTest.longTermTeacher(n, 12);
    predictsWhatTheGraphDoes(config, HOP, 600);
    isTheTextbooks(config, HOP, 2016, 0.2);
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, ROUGH);
    float[] sound = GraphUnderTest.gaussians(2 * HOP * 10, 0.3, SEED);
    FlowControls controls = controls(config, weights, HOP, 20);
    float[] with = new IncrementalSampler(config, weights).predict(controls, sound).mean();
    Arrays.fill(controls.pitch(), 0);
    float[] without = new IncrementalSampler(config, weights).predict(controls, sound).mean();
    assertFalse(Arrays.equals(with, without));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void reflectionCoefficientsPredictAsTheTextbookDoes(int n) {
    FlowConfig config = ModelUnderTest.stableTeacher(n, 12);
    predictsWhatTheGraphDoes(config, HOP, 600);
    isTheTextbooks(config, HOP, 2016, 0.2);
  }

  @Test
  void reflectionCoefficientsDoNotRunAwayWhateverTheWeights() {
    assertTrue(peakOfExtremePredictions(ModelUnderTest.stableTeacher(4, 12)) < 1e6);
    // What the linear taps and gains of the other form make of such weights.
    assertFalse(peakOfExtremePredictions(ModelUnderTest.longTermTeacher(4, 12)) < 1e12);
  }

  /**
   * The greatest sample drawn where all that predicts has weights far beyond any sense, and the
   * errors are the noise, shifted and scaled as the biases say.
   */
  private static double peakOfExtremePredictions(FlowConfig config) {
    double peak = 0;
    for (int seed = 0; seed < 4; seed++) {
      Map<String, WeightArray> weights =
          new HashMap<>(ModelUnderTest.teacher(config, HOP, seed, ROUGH));
      weights.replaceAll((name, weight) -> isOfPrediction(name) ? times(100, weight) : weight);
      weights.computeIfPresent("flow0/output", (name, weight) -> times(0, weight));
      float[] noise = GraphUnderTest.gaussians(200 * HOP, 1, seed);
      for (float sample :
          new IncrementalSampler(config, weights)
              .sample(controls(config, weights, HOP, 200), noise, 0)) {
        peak = Float.isFinite(sample) ? Math.max(peak, Math.abs(sample)) : Double.NaN;
      }
    }
    return peak;
  }

  private static boolean isOfPrediction(String name) {
    return Stream.of("linear", "longTerm", "reflection").anyMatch(name::contains);
  }

  private static WeightArray times(float factor, WeightArray weight) {
    float[] values = weight.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new WeightArray(weight.shape(), values);
  }

  @ParameterizedTest
  @MethodSource("predicting")
  void soundThatPeriodsReachHasTheNoiseItWasDrawnFrom(FlowConfig config) {
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, 0.2);
    float[] noise = GraphUnderTest.gaussians(20 * HOP, 1, SEED);
    float[] sound =
        new IncrementalSampler(config, weights)
            .sample(controls(config, weights, HOP, 20), noise, 0);
    List<float[]> graphs = conditional(config, weights, HOP, 20, sound);
    for (int t = 0; t < sound.length; t++) {
      double z = (sound[t] - graphs.get(0)[t]) * Math.exp(-graphs.get(1)[t]);
      assertEquals(noise[t], z, 1e-3);
    }
  }

  static Stream<FlowConfig> predicting() {
    return Stream.of(ModelUnderTest.longTermTeacher(4, 12), ModelUnderTest.stableTeacher(4, 12));
  }

  @ParameterizedTest
  @MethodSource("predicting")
  void periodsBeforeAreKeptFromChunkToChunk(FlowConfig config) {
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, 0.2);
    float[] noise = GraphUnderTest.gaussians(20 * HOP, 1, SEED);
    ControlFrames frames = ModelUnderTest.random(config, 20, HOP, SEED);
    IncrementalSampler cached = new IncrementalSampler(config, weights);
    try (FlowConditioner conditioner =
            new FlowConditioner(config, weights, ModelUnderTest.FEATURES, HOP);
        NaiveSampler textbook = new NaiveSampler(config, weights)) {
      float[] whole = cached.sample(conditioner.apply(frames), noise, SILENT);
      for (TeacherSampler sampler : List.of(cached, textbook)) {
        TeacherSampler.Stream stream = sampler.open();
        for (int hop = 0; hop < 20; hop += 5) {
          float[] part = Arrays.copyOfRange(noise, hop * HOP, (hop + 5) * HOP);
          FlowControls controls = conditioner.apply(frames.part(hop, 5));
          assertArrayEquals(
              Arrays.copyOfRange(whole, hop * HOP, (hop + 5) * HOP),
              stream.next(controls, part, hop == 0 ? SILENT : 0),
              1e-4f);
        }
      }
    }
  }

  @Test
  void aFrameWiderThanTheNetworkIsSampledToo() {
    FlowConfig narrow = ModelUnderTest.config(1, 16, 4, 1, 2);
    predictsWhatTheGraphDoes(narrow, HOP, 320);
    isTheTextbooks(narrow, HOP, 320, 0.2);
  }

  @Tag("long")
  @Test
  void theReferenceTeacherIsSampledAsTheTextbookDoes() {
    FlowConfig reference =
        new FlowConfig(
            FlowFamilies.MAF,
            1,
            new NetworkConfig(16, 128, List.of(1, 2, 4, 8, 16, 32, 64), 32),
            new ConditionerConfig(64, List.of(1, 2), 64),
            -9,
            -2.5);
    predictsWhatTheGraphDoes(reference, 128, 2048);
    isTheTextbooks(reference, 128, 2048, 0.05);
  }

  @Test
  void aSilentBeginningIsNotDrawnButHeardByWhatFollows() {
    FlowConfig config = ModelUnderTest.config(1, 4, 8, 1);
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, ROUGH);
    FlowControls controls = controls(config, weights, HOP, 2);
    IncrementalSampler sampler = new IncrementalSampler(config, weights);
    float[] noise = GraphUnderTest.gaussians(2 * HOP, 1, SEED);
    float[] silent = sampler.sample(controls, noise, HOP);
    assertArrayEquals(new float[HOP], Arrays.copyOf(silent, HOP), 0f);
    float[] drawn = sampler.sample(controls, noise, 0);
    assertNotEquals(drawn[HOP], silent[HOP]);
    noise[HOP - 1] += 1;
    assertArrayEquals(silent, sampler.sample(controls, noise, HOP), 0f);
  }

  /** One object a frame would be 16 bytes for each of 800 frames: far more than is allowed for. */
  @Test
  void aLongerSoundAllocatesItsSamplesAndNothingElse() {
    FlowConfig config = ModelUnderTest.config(1, 4, 8, 1, 16);
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, 0.2);
    IncrementalSampler sampler = new IncrementalSampler(config, weights);
    FlowControls brief = controls(config, weights, HOP, 10);
    FlowControls lengthy = controls(config, weights, HOP, 110);
    long more = leastAllocated(sampler, lengthy) - leastAllocated(sampler, brief);
    long samples = (long) Float.BYTES * (lengthy.samples() - brief.samples());
    assertEquals(samples, more, 4096);
  }

  private static long leastAllocated(IncrementalSampler sampler, FlowControls controls) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] noise = GraphUnderTest.gaussians(controls.samples(), 1, SEED);
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      sampler.sample(controls, noise, 0);
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      least = Math.min(least, after - before);
    }
    return least;
  }

  @Test
  void noiseOfAnotherLengthIsRefused() {
    FlowConfig config = ModelUnderTest.config(1, 4, 8, 1);
    Map<String, WeightArray> weights = ModelUnderTest.teacher(config, HOP, SEED, ROUGH);
    FlowControls controls = controls(config, weights, HOP, 2);
    IncrementalSampler sampler = new IncrementalSampler(config, weights);
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> sampler.sample(controls, new float[63], 0));
    assertEquals(
        "expected a signal of 64 samples, as the controls have; got 63", refusal.getMessage());
  }

  @Test
  void aMissingWeightIsNamed() {
    FlowConfig config = ModelUnderTest.config(1, 4, 8, 1);
    Map<String, WeightArray> weights =
        new HashMap<>(ModelUnderTest.teacher(config, HOP, SEED, ROUGH));
    weights.remove("flow0/layer0/gate");
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new IncrementalSampler(config, weights));
    assertTrue(refusal.getMessage().contains("flow0/layer0/gate"), refusal.getMessage());
  }

  private static void predictsWhatTheGraphDoes(FlowConfig config, int hopSamples, int samples) {
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

  private static void isTheTextbooks(
      FlowConfig config, int hopSamples, int samples, double roughness) {
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

  private static FlowControls controls(
      FlowConfig config, Map<String, WeightArray> weights, int hopSamples, int hops) {
    try (FlowConditioner conditioner =
        new FlowConditioner(config, weights, ModelUnderTest.FEATURES, hopSamples)) {
      return conditioner.apply(ModelUnderTest.random(config, hops, hopSamples, SEED));
    }
  }

  /** Mean and log-scale of the training graph's teacher. */
  private static List<float[]> conditional(
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
