package flowtone.model;

import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.network.ControlSignals;
import flowtone.storage.WeightArray;
import java.util.Map;
import java.util.function.BiConsumer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Weights before any training, by name. Nothing is computed for them. */
public final class InitialWeights {
  private static final long SEED = 0;

  private InitialWeights() {}

  /** Those of a student: its flows are the identity where it ends in a source filter. */
  public static Map<String, WeightArray> student(FlowConfig config, ControlLayout layout) {
    return of(
        layout,
        (context, sound) ->
            new StudentModel(context, config, layout.featureWidth(), layout.hopSamples())
                .composed(sound.samples(), sound.controls()));
  }

  /** Those of a teacher. */
  public static Map<String, WeightArray> teacher(FlowConfig config, ControlLayout layout) {
    return of(
        layout,
        (context, sound) ->
            new TeacherModel(context, config, layout.featureWidth(), layout.hopSamples())
                .conditional(sound.samples(), sound.controls()));
  }

  private record Hop(Operand<TFloat32> samples, ControlSignals controls) {}

  private static Map<String, WeightArray> of(
      ControlLayout layout, BiConsumer<NetworkContext, Hop> model) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      TrainableParameters parameters = new TrainableParameters(tf, SEED);
      TimeRows rows = new TimeRows(tf, tf.constant(1));
      Operand<TFloat32> silence = tf.zeros(tf.array(1, layout.samples(1)), TFloat32.class);
      model.accept(
          new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch())),
          new Hop(silence, ControlSignals.placeholders(tf, 1, 1, layout)));
      return parameters.initialValues();
    }
  }
}
