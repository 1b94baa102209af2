package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlLayout;
import flowtone.library.TestVoices;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.InitialWeights;
import flowtone.network.ConditionerConfig;
import flowtone.network.EnvelopeNetwork;
import flowtone.network.NetworkConfig;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.storage.WeightArray;
import flowtone.voice.TrainedFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is taken back of a student that predicts its envelopes, and what stays as it was learnt. */
class AblationTest {
  private static final EnvelopeConfig ENVELOPE = new EnvelopeConfig(6, List.of(1, 2), 8, 40);
  private static final FlowConfig CONFIG =
      new FlowConfig(
          FlowFamilies.IAF,
          2,
          new NetworkConfig(16, 8, List.of(1, 2), 0),
          new ConditionerConfig(
              6, List.of(1), 0, new SourceFilterConfig(16000, 80, 40, 300, 512, ENVELOPE)),
          -4,
          0);
  private static final ControlLayout LAYOUT =
      TestVoices.duet("shaped").encoder(CONFIG.contextHops()).layout();

  private final Map<String, WeightArray> first = InitialWeights.student(CONFIG, LAYOUT);
  private final Map<String, WeightArray> learnt = afterTraining();
  private final Ablation ablation = new Ablation(new TrainedFlow(CONFIG, learnt), LAYOUT);

  private Map<String, WeightArray> afterTraining() {
    Map<String, WeightArray> learnt = new HashMap<>();
    first.forEach(
        (name, weight) -> {
          float[] values = weight.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] += 1;
          }
          learnt.put(name, new WeightArray(weight.shape(), values));
        });
    return learnt;
  }

  @Test
  void theBaseHasTheEnvelopesThatWereFittedBeforeFlowsWereTrained() {
    assertStays(EnvelopeNetwork::isWeight, ablation.untrained().weights());
  }

  @Test
  void withoutItsFlowsAllElseStaysAsItWasLearnt() {
    assertStays(name -> !name.startsWith("flow"), ablation.withoutFlows().weights());
  }

  /** Some weights are as they were learnt, and all others as they were at first. */
  private void assertStays(Predicate<String> staying, Map<String, WeightArray> weights) {
    assertTrue(first.keySet().stream().anyMatch(staying));
    assertTrue(first.keySet().stream().anyMatch(staying.negate()));
    first.forEach(
        (name, value) ->
            assertArrayEquals(
                (staying.test(name) ? learnt.get(name) : value).values(),
                weights.get(name).values(),
                name));
  }
}
