package flowtone.pipeline;

import flowtone.control.ControlLayout;
import flowtone.model.InitialWeights;
import flowtone.network.EnvelopeNetwork;
import flowtone.storage.WeightArray;
import flowtone.voice.TrainedFlow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is left of a student that ends in a source filter where parts of what it learnt are taken
 * back: before training, its flows are the identity and the filter's corrections are nothing.
 *
 * @param student whole
 * @param controls it reads
 */
record Ablation(TrainedFlow student, ControlLayout controls) {
  private static final String FLOW = "flow";

  /** Whether anything is left: a student without a source filter knows nothing by formula. */
  boolean leavesSound() {
    return student.config().conditioner().hasSource();
  }

  /**
   * What the student began with: the formula, and of an instrument the envelopes that were fitted
   * before flows were trained, which stand for the mel spectrum that a vocoder is given.
   */
  TrainedFlow untrained() {
    return with(name -> !EnvelopeNetwork.isWeight(name));
  }

  /** The corrections as learnt, the flows the identity. */
  TrainedFlow withoutFlows() {
    return with(name -> name.startsWith(FLOW));
  }

  /** The student with its first values in place of some. */
  private TrainedFlow with(Predicate<String> takenBack) {
    Map<String, WeightArray> weights = new LinkedHashMap<>(student.weights());
    initial()
        .forEach(
            (name, value) -> {
              if (takenBack.test(name)) {
                weights.put(name, value);
              }
            });
    return new TrainedFlow(student.config(), weights);
  }

  private Map<String, WeightArray> initial() {
    return InitialWeights.student(student.config(), controls);
  }
}
