package flowtone.incremental;

import static flowtone.incremental.SampledTeacher.ROUGH;
import static flowtone.incremental.SampledTeacher.SEED;
import static flowtone.incremental.SampledTeacher.SILENT;
import static flowtone.incremental.SampledTeacher.conditional;
import static flowtone.incremental.SampledTeacher.controls;
import static flowtone.incremental.SampledTeacher.isTheTextbooks;
import static flowtone.incremental.SampledTeacher.predictsWhatTheGraphDoes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlFrames;
import flowtone.model.FlowConfig;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that periods or reflection coefficients predict. */
class IncrementalPredictionTest {
  private static final int HOP = 32;

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
}
