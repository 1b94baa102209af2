package flowtone.training.step;

import flowtone.graph.Feeds;
import flowtone.graph.Sessions;
import flowtone.graph.TrainableParameters;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A training graph and the session that runs it. Owns both and their native memory. Not
 * thread-safe.
 */
public final class TrainingSession implements AutoCloseable {
  private static final String WEIGHT = "weight/";
  private static final String AVERAGE = "average/";
  private static final String MOMENT = "moment/";
  private static final String GRADIENT_NORM = "gradientNorm";

  private final Graph graph;
  private final TrainingGraph training;
  private final Session session;
  private final VariableTransfer weights;
  private final VariableTransfer averages;
  private final VariableTransfer moments;
  private final WorkerPool workers;

  /** How many derivatives were fetched together already. */
  private final Set<Integer> fetched = new HashSet<>();

  /**
   * Of one thread per processor.
   *
   * @param graph holds {@code training}; closed with this
   */
  public TrainingSession(Graph graph, TrainingGraph training, Precision precision) {
    this(graph, training, precision, Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param graph holds {@code training}; closed with this
   * @param threads that compute parts of a batch, at least 1
   */
  public TrainingSession(Graph graph, TrainingGraph training, Precision precision, int threads) {
    this.workers = new WorkerPool(threads);
    this.graph = graph;
    this.training = training;
    Ops tf = Ops.create(graph);
    Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
    training
        .parameters()
        .trainables()
        .forEach((name, trainable) -> variables.put(name, trainable.variable()));
    this.weights = new VariableTransfer(tf, variables);
    this.averages = new VariableTransfer(tf, training.step().averages());
    this.moments = new VariableTransfer(tf, training.step().moments());
    this.session = Sessions.open(graph, options(precision));
  }

  /** Each run on the calling thread: parts of a batch are computed in parallel instead. */
  private static ConfigProto options(Precision precision) {
    ConfigProto.Builder options =
        ConfigProto.newBuilder().setIntraOpParallelismThreads(1).setInterOpParallelismThreads(-1);
    if (precision == Precision.BFLOAT16) {
      options
          .getGraphOptionsBuilder()
          .getRewriteOptionsBuilder()
          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return options.build();
  }

  /**
   * Starts from initial values.
   *
   * @param known weights that replace initial values of the same name and shape
   */
  public void initialise(Map<String, WeightArray> known) {
    Map<String, WeightArray> first = new LinkedHashMap<>(training.parameters().initialValues());
    first.replaceAll(
        (name, value) -> {
          WeightArray other = known.get(name);
          return other != null && Arrays.equals(other.shape(), value.shape()) ? other : value;
        });
    weights.write(session, first);
    averages.write(session, first);
    Map<String, WeightArray> zero = new HashMap<>();
    training.step().moments().forEach((name, moment) -> zero.put(name, zeros(moment.shape())));
    moments.write(session, zero);
  }

  private static WeightArray zeros(Shape shape) {
    return new WeightArray(shape.asArray(), new float[Math.toIntExact(shape.size())]);
  }

  /** The full state of training by name: weights, averages and moments. */
  public Map<String, WeightArray> capture() {
    Map<String, WeightArray> all = new LinkedHashMap<>();
    weights.read(session).forEach((name, value) -> all.put(WEIGHT + name, value));
    averages.read(session).forEach((name, value) -> all.put(AVERAGE + name, value));
    moments.read(session).forEach((name, value) -> all.put(MOMENT + name, value));
    return all;
  }

  /** Restores what {@link #capture} returned. */
  public void restore(Map<String, WeightArray> captured) {
    weights.write(session, under(WEIGHT, captured));
    averages.write(session, under(AVERAGE, captured));
    moments.write(session, under(MOMENT, captured));
  }

  /** The averaged weights of a captured state: those that are evaluated and exported. */
  public static Map<String, WeightArray> averaged(Map<String, WeightArray> captured) {
    return under(AVERAGE, captured);
  }

  private static Map<String, WeightArray> under(String prefix, Map<String, WeightArray> captured) {
    Map<String, WeightArray> values = new LinkedHashMap<>();
    captured.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            values.put(name.substring(prefix.length()), value);
          }
        });
    return values;
  }

  /** The trained variables. */
  TrainableParameters parameters() {
    return training.parameters();
  }

  /**
   * One step. The gradient is the mean over parts of the batch of the graph's size, computed in
   * parallel.
   *
   * @param rate learning rate with bias correction
   * @param averageDecay of the moving average
   * @param schedule loss weights by name
   * @return the scalars by name, before the step
   */
  public Map<String, Double> step(
      NoisyBatch batch, float rate, float averageDecay, Map<String, Float> schedule) {
    BatchGradient gradient = gradient(batch, schedule, training.step().gradient());
    Map<String, Double> measured = gradient.scalars();
    measured.put(GRADIENT_NORM, apply(gradient.gradient(), rate, averageDecay));
    return measured;
  }

  /** The scalars of a batch with the current weights, which do not change. */
  public Map<String, Double> measure(NoisyBatch batch, Map<String, Float> schedule) {
    return gradient(batch, schedule, List.of()).scalars();
  }

  /** The means of the scalars over batches with the averaged weights; no weights change. */
  public Map<String, Double> evaluate(List<NoisyBatch> batches, Map<String, Float> schedule) {
    return evaluate(batches, schedule, () -> true);
  }

  /** The same over as many batches, one at least, as there are until something does not go on. */
  public Map<String, Double> evaluate(
      List<NoisyBatch> batches, Map<String, Float> schedule, BooleanSupplier goesOn) {
    Map<String, WeightArray> current = weights.read(session);
    weights.write(session, averages.read(session));
    try {
      List<BatchGradient> measured = new ArrayList<>();
      for (NoisyBatch batch : batches) {
        if (measured.isEmpty() || goesOn.getAsBoolean()) {
          measured.add(gradient(batch, schedule, List.of()));
        }
      }
      return BatchGradient.mean(measured).scalars();
    } finally {
      weights.write(session, current);
    }
  }

  private BatchGradient gradient(
      NoisyBatch batch, Map<String, Float> schedule, List<Operand<TFloat32>> derivatives) {
    int parts = Math.toIntExact(batch.noise().length / training.inputs().noise().shape().size());
    List<Callable<BatchGradient>> calls = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      NoisyBatch own = batch.part(part, parts);
      calls.add(() -> gradientOfPart(own, schedule, derivatives));
    }
    // Fetched for the first time, it is optimised by each thread that finds it is not yet.
    boolean isOptimised = !fetched.add(derivatives.size());
    return BatchGradient.mean(isOptimised ? workers.run(calls) : workers.runFirstAlone(calls));
  }

  private BatchGradient gradientOfPart(
      NoisyBatch part, Map<String, Float> schedule, List<Operand<TFloat32>> derivatives) {
    List<Operand<TFloat32>> wanted = new ArrayList<>(training.scalars().values());
    wanted.addAll(derivatives);
    try (Feeds feeds = new Feeds()) {
      training.inputs().feed(feeds, part);
      schedule.forEach((name, value) -> feeds.add(training.weights().get(name), value));
      List<float[]> values = feeds.run(session, wanted);
      Map<String, Double> scalars = new LinkedHashMap<>();
      for (String name : training.scalars().keySet()) {
        scalars.put(name, (double) values.get(scalars.size())[0]);
      }
      return new BatchGradient(scalars, values.subList(scalars.size(), values.size()));
    }
  }

  /** Applies a gradient; returns its norm before clipping. */
  private double apply(List<float[]> gradient, float rate, float averageDecay) {
    AdamStep step = training.step();
    try (Feeds feeds = new Feeds()) {
      for (int i = 0; i < gradient.size(); i++) {
        feeds.add(step.applied().get(i), gradient.get(i));
      }
      feeds.add(step.learningRate(), rate).add(step.averageDecay(), averageDecay);
      return feeds.run(session, List.of(step.gradientNorm()), List.of(step.update())).get(0)[0];
    }
  }

  @Override
  public void close() {
    workers.close();
    session.close();
    graph.close();
  }
}
