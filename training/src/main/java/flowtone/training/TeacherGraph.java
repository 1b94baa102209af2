package flowtone.training;

import flowtone.flow.Mapped;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.DensityModel;
import flowtone.model.TeacherModel;
import flowtone.tensor.Expr;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The training graph of a flow of any family: the likelihood of recordings given their controls.
 */
final class TeacherGraph {
  /** By what the noise that distorts the past is multiplied: 1 in training, 0 in evaluation. */
  static final String DISTORTION = "distortion";

  private TeacherGraph() {}

  /** Adds everything one step needs to an empty graph. */
  static TrainingGraph build(Graph graph, TeacherConfig config, BatchShape shape, long seed) {
    Ops tf = Ops.create(graph);
    TrainingInputs inputs = TrainingInputs.of(tf, shape);
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    TimeRows rows = new TimeRows(tf, tf.constant(shape.batch()));
    NetworkContext context =
        new NetworkContext(rows, parameters, new SilentMemory(tf, rows.batch()));
    Placeholder<TFloat32> scale = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Mapped mapped =
        config.pastDistortion() == null
            ? new DensityModel(context, config.model(), shape.featureWidth(), shape.hopSamples())
                .toNoise(inputs.audio(), inputs.controls())
            : ofDistortedPast(context, config, shape, inputs, scale);
    int warm = config.crops().warmHops() * shape.hopSamples();
    Operand<TFloat32> nats = TrainingInputs.afterWarmUp(tf, mapped.negativeLogDensity(), warm);
    Operand<TFloat32> loss = tf.math.mean(nats, tf.array(0, 1));
    AdamStep step = new AdamStep(tf, loss, parameters, config.optimiser().clipNorm());
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    scalars.put("nll", loss);
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of(DISTORTION, scale));
  }

  /** Of a teacher, whose past is distorted by the noise of the batch times a scale. */
  private static Mapped ofDistortedPast(
      NetworkContext context,
      TeacherConfig config,
      BatchShape shape,
      TrainingInputs inputs,
      Operand<TFloat32> scale) {
    Expr noise = context.expr(inputs.noise()).times(scale);
    return new TeacherModel(context, config.model(), shape.featureWidth(), shape.hopSamples())
        .conditional(
            inputs.audio(),
            inputs.controls(),
            past -> config.pastDistortion().apply(past, noise, shape, context.rows()))
        .toNoise(context.expr(inputs.audio()));
  }
}
