package flowtone.incremental;

import static flowtone.incremental.SampledTeacher.ROUGH;
import static flowtone.incremental.SampledTeacher.SEED;
import static flowtone.incremental.SampledTeacher.controls;
import static flowtone.incremental.SampledTeacher.isTheTextbooks;
import static flowtone.incremental.SampledTeacher.predictsWhatTheGraphDoes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.network.ConditionerConfig;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.NetworkConfig;
import flowtone.storage.WeightArray;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementalSamplerTest {
  private static final int HOP = 32;

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
}
