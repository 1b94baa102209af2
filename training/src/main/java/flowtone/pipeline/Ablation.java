package flowtone.pipeline;

import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.StudentModel;
import flowtone.network.ControlSignals;
import flowtone.storage.WeightArray;
import flowtone.voice.TrainedFlow;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

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
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      TrainableParameters parameters = new TrainableParameters(tf, 0);
      TimeRows rows = new TimeRows(tf, tf.constant(1));
      NetworkContext context =
          new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
      ControlSignals signals = ControlSignals.placeholders(tf, 1, 1, controls);
      new StudentModel(context, student.config(), controls.featureWidth(), controls.hopSamples())
          .composed(
              tf.zeros(tf.array(1, controls.samples(1)), org.tensorflow.types.TFloat32.class),
              signals);
      return parameters.initialValues();
    }
  }
}
