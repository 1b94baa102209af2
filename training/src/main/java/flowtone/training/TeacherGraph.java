package flowtone.training;

import flowtone.flow.Mapped;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.model.DensityModel;
import flowtone.tensor.Expr;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The training graph of a flow of any family: the likelihood of recordings given their controls.
 */
final class TeacherGraph {
  private TeacherGraph() {}

  /** Adds everything one step needs to an empty graph. */
  static TrainingGraph build(Graph graph, TeacherConfig config, BatchShape shape, long seed) {
    Ops tf = Ops.create(graph);
    TrainingInputs inputs = TrainingInputs.of(tf, shape);
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    TimeRows rows = new TimeRows(tf, tf.constant(shape.batch()));
    NetworkContext context =
        new NetworkContext(
            rows,
            parameters,
            new SilentMemory(tf, rows.batch()),
            reading(config.inputJitter(), Expr.of(tf, inputs.noise())));
    DensityModel model =
        new DensityModel(context, config.model(), shape.featureWidth(), shape.hopSamples());
    Mapped noise = model.toNoise(inputs.audio(), inputs.controls());
    int warm = config.crops().warmHops() * shape.hopSamples();
    Operand<TFloat32> nats = TrainingInputs.afterWarmUp(tf, noise.negativeLogDensity(), warm);
    Operand<TFloat32> loss = tf.math.mean(nats, tf.array(0, 1));
    AdamStep step = new AdamStep(tf, loss, parameters, config.optimiser().clipNorm());
    Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
    scalars.put(TrainingGraph.LOSS, tf.identity(loss));
    scalars.put("nll", loss);
    return new TrainingGraph(inputs, parameters, step, scalars, Map.of());
  }

  private static UnaryOperator<Expr> reading(InputJitter jitter, Expr noise) {
    boolean asItIs = jitter == null || jitter.levelDb() == 0;
    return asItIs ? UnaryOperator.identity() : signals -> jitter.of(signals, noise);
  }
}
