package flowtone.pipeline;

import flowtone.control.ControlLayout;
import flowtone.model.InitialWeights;
import flowtone.storage.WeightArray;
import flowtone.voice.TrainedFlow;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** The formula alone: nothing learnt. */
  TrainedFlow untrained() {
    return new TrainedFlow(student.config(), initial());
  }

  /** The corrections as learnt, the flows the identity. */
  TrainedFlow withoutFlows() {
    Map<String, WeightArray> weights = new LinkedHashMap<>(student.weights());
    initial()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FLOW)) {
                weights.put(name, value);
              }
            });
    return new TrainedFlow(student.config(), weights);
  }

  private Map<String, WeightArray> initial() {
    return InitialWeights.student(student.config(), controls);
  }
}
