package flowtone.training;

import flowtone.flow.Mapped;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.graph.TrainableParameters;
import flowtone.storage.WeightArray;
import flowtone.training.step.AdamStep;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.VariableTransfer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** A flow fitted to a density by maximum likelihood. Owns its graph and session. */
final class DensityFit implements AutoCloseable {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final int VECTORS_AT_ONCE = 20_000;

  /** Adds a flow to a graph and takes data [batch, dimensions] to noise. */
  @FunctionalInterface
  interface Flow {
    Mapped toNoise(NetworkContext context, Operand<TFloat32> x);
  }

  private final Graph graph = new Graph();
  private final int dimensions;
  private final Placeholder<TFloat32> data;
  private final Operand<TFloat32> logLikelihood;
  private final AdamStep step;
  private final Session session;
  private final VariableTransfer weights;
  private final VariableTransfer averages;

  DensityFit(Flow flow, int dimensions, double clipNorm) {
    Ops tf = Ops.create(graph);
    this.dimensions = dimensions;
    this.data = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dimensions)));
    TrainableParameters parameters = new TrainableParameters(tf, 1);
    this.logLikelihood = logLikelihood(tf, flow.toNoise(context(tf, parameters), data));
    Operand<TFloat32> loss = tf.math.neg(tf.math.mean(logLikelihood, tf.constant(0)));
    this.step = new AdamStep(tf, loss, parameters, clipNorm);
    Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
    parameters.trainables().forEach((name, weight) -> variables.put(name, weight.variable()));
    this.weights = new VariableTransfer(tf, variables);
    this.averages = new VariableTransfer(tf, step.averages());
    VariableTransfer moments = new VariableTransfer(tf, step.moments());
    this.session = new Session(graph, onTheThreadThatAsks());
    weights.write(session, parameters.initialValues());
    averages.write(session, parameters.initialValues());
    moments.write(session, zeros(step.moments()));
  }

  /** Operations as small as these take less time than handing them over to other threads. */
  private static ConfigProto onTheThreadThatAsks() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(-1)
        .build();
  }

  private NetworkContext context(Ops tf, TrainableParameters parameters) {
    var rows = tf.slice(tf.shape(data), tf.array(0), tf.array(1));
    TimeRows layout = new TimeRows(tf, tf.reshape(rows, tf.array(new int[0])));
    return new NetworkContext(layout, parameters, new SilentMemory(tf, layout.batch()));
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

  /** log N(z; 0, I) + log|det dz/dx| [batch]. */
  private Operand<TFloat32> logLikelihood(Ops tf, Mapped noise) {
    Operand<TFloat32> squares = tf.sum(tf.math.mul(noise.value(), noise.value()), tf.constant(1));
    Operand<TFloat32> logNormal =
        tf.math.sub(
            tf.constant((float) (-dimensions * HALF_LOG_TWO_PI)),
            tf.math.mul(squares, tf.constant(0.5f)));
    return tf.math.add(logNormal, noise.logDet(tf));
  }

  /** Learns from fresh draws, then takes the averaged weights. */
  void train(KnownDensity density, OptimiserConfig optimiser, int steps, int batch, Random random) {
    for (int i = 1; i <= steps; i++) {
      float rate = AdamStep.correctedRate(optimiser.rate(i), i);
      try (TFloat32 x = tensor(draws(density, batch, random));
          TFloat32 fedRate = TFloat32.scalarOf(rate);
          TFloat32 decay = TFloat32.scalarOf(optimiser.averageDecay(i))) {
        session
            .runner()
            .feed(data, x)
            .feed(step.learningRate(), fedRate)
            .feed(step.averageDecay(), decay)
            .addTarget(step.update())
            .run()
            .close();
      }
    }
    weights.write(session, averages.read(session));
  }

  /** Fresh draws, one after another. */
  static float[] draws(KnownDensity density, int count, Random random) {
    float[] draws = new float[count * density.dimensions()];
    for (int i = 0; i < count; i++) {
      double[] draw = density.draw(random);
      for (int d = 0; d < draw.length; d++) {
        draws[i * draw.length + d] = (float) draw[d];
      }
    }
    return draws;
  }

  /** In nats, of each vector. */
  double[] logLikelihood(float[] vectors) {
    double[] nats = new double[vectors.length / dimensions];
    for (int from = 0; from < nats.length; from += VECTORS_AT_ONCE) {
      int to = Math.min(nats.length, from + VECTORS_AT_ONCE);
      float[] some = some(Arrays.copyOfRange(vectors, from * dimensions, to * dimensions));
      for (int i = from; i < to; i++) {
        nats[i] = some[i - from];
      }
    }
    return nats;
  }

  private float[] some(float[] vectors) {
    try (TFloat32 x = tensor(vectors);
        Result result = session.runner().feed(data, x).fetch(logLikelihood).run()) {
      float[] nats = new float[vectors.length / dimensions];
      ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(nats);
      return nats;
    }
  }

  private TFloat32 tensor(float[] vectors) {
    Shape shape = Shape.of(vectors.length / dimensions, dimensions);
    return TFloat32.tensorOf(shape, DataBuffers.of(vectors));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
