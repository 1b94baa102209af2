package flowtone.density;

import flowtone.flow.Mapped;
import flowtone.graph.Feeds;
import flowtone.graph.Sessions;
import flowtone.graph.TrainableParameters;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import flowtone.training.step.AdamStep;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.TrainingException;
import flowtone.training.step.VariableTransfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The training of a flow on vectors. Owns its graph and session; not thread-safe. */
final class DensityTraining implements AutoCloseable {
  private final Graph graph = new Graph();
  private final OptimiserConfig optimiser;
  private final int dimensions;
  private final Expr data;
  private final Expr loss;
  private final AdamStep step;
  private final VariableTransfer averages;
  private final Session session;

  DensityTraining(VectorFlow flow, OptimiserConfig optimiser, long seed) {
    Ops tf = Ops.create(graph);
    this.optimiser = optimiser;
    this.dimensions = flow.network().dimensions();
    this.data =
        Expr.of(tf, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimensions))));
    TrainableParameters parameters = new TrainableParameters(tf, seed);
    Mapped noise = flow.toNoise(tf, parameters, data);
    this.loss = noise.negativeLogDensity().sum(1).mean(0);
    this.step = new AdamStep(tf, loss, parameters, optimiser.clipNorm());
    Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
    parameters.trainables().forEach((name, weight) -> variables.put(name, weight.variable()));
    VariableTransfer weights = new VariableTransfer(tf, variables);
    VariableTransfer moments = new VariableTransfer(tf, step.moments());
    this.averages = new VariableTransfer(tf, step.averages());
    this.session = Sessions.open(graph, singleThreaded());
    weights.write(session, parameters.initialValues());
    averages.write(session, parameters.initialValues());
    moments.write(session, zeros(step.moments()));
  }

  /** Operations as small as these take less time than handing them over to other threads. */
  static ConfigProto singleThreaded() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(-1)
        .build();
  }

  private static Map<String, WeightArray> zeros(Map<String, Variable<TFloat32>> variables) {
    Map<String, WeightArray> zeros = new LinkedHashMap<>();
    variables.forEach(
        (name, variable) -> {
          Shape shape = variable.shape();
          zeros.put(name, new WeightArray(shape.asArray(), new float[(int) shape.size()]));
        });
    return zeros;
  }

  /**
   * Takes one step.
   *
   * @param number counted from 1
   * @param vectors one after another [batch * dimensions]
   * @throws TrainingException if the likelihood is not finite
   */
  void step(int number, float[] vectors) {
    try (Feeds feeds = new Feeds()) {
      feeds
          .add(data, vectors, -1, dimensions)
          .add(step.learningRate(), AdamStep.correctedRate(optimiser.rate(number), number))
          .add(step.averageDecay(), optimiser.averageDecay(number));
      float nats = feeds.run(session, List.of(loss), List.of(step.update())).get(0)[0];
      if (!Float.isFinite(nats)) {
        throw new TrainingException(
            "expected a finite likelihood; got %s nats in step %d".formatted(nats, number));
      }
    }
  }

  /** The moving average of the weights by name. */
  Map<String, WeightArray> averagedWeights() {
    return averages.read(session);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
