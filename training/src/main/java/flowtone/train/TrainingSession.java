package flowtone.train;

import flowtone.corpus.Batch;
import flowtone.network.TrainableParameters;
import flowtone.network.WeightArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A training graph and the session that runs it. Owns both and the native memory behind them; not
 * thread-safe.
 */
final class TrainingSession implements AutoCloseable {
  private static final String WEIGHT = "weight/";
  private static final String AVERAGE = "average/";
  private static final String MOMENT = "moment/";

  private final Graph graph;
  private final TrainingGraph training;
  private final Session session;
  private final VariableTransfer weights;
  private final VariableTransfer averages;
  private final VariableTransfer moments;

  /**
   * @param graph holds {@code training}; closed with this
   */
  TrainingSession(Graph graph, TrainingGraph training, Precision precision) {
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
    this.session = new Session(graph, options(precision));
  }

  private static ConfigProto options(Precision precision) {
    ConfigProto.Builder options = ConfigProto.newBuilder();
    if (precision == Precision.BFLOAT16) {
      options
          .getGraphOptionsBuilder()
          .getRewriteOptionsBuilder()
          .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }
    return options.build();
  }

  /** Begins from first values; {@code known} weights replace those of the same name and shape. */
  void initialise(Map<String, WeightArray> known) {
    Map<String, WeightArray> first = new LinkedHashMap<>(training.parameters().initialValues());
    first.replaceAll(
        (name, value) -> {
          WeightArray other = known.get(name);
          return other != null && java.util.Arrays.equals(other.shape(), value.shape())
              ? other
              : value;
        });
    weights.write(session, first);
    averages.write(session, first);
    Map<String, WeightArray> still = new HashMap<>();
    training.step().moments().forEach((name, moment) -> still.put(name, zeros(moment.shape())));
    moments.write(session, still);
  }

  private static WeightArray zeros(Shape shape) {
    return new WeightArray(shape.asArray(), new float[Math.toIntExact(shape.size())]);
  }

  /** Everything training needs to go on, by name. */
  Map<String, WeightArray> capture() {
    Map<String, WeightArray> all = new LinkedHashMap<>();
    weights.read(session).forEach((name, value) -> all.put(WEIGHT + name, value));
    averages.read(session).forEach((name, value) -> all.put(AVERAGE + name, value));
    moments.read(session).forEach((name, value) -> all.put(MOMENT + name, value));
    return all;
  }

  /** Goes on from what {@link #capture} gave. */
  void restore(Map<String, WeightArray> captured) {
    weights.write(session, under(WEIGHT, captured));
    averages.write(session, under(AVERAGE, captured));
    moments.write(session, under(MOMENT, captured));
  }

  /** The averaged weights in a capture: those that are evaluated and exported. */
  static Map<String, WeightArray> averaged(Map<String, WeightArray> captured) {
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

  /** What is trained. */
  TrainableParameters parameters() {
    return training.parameters();
  }

  /**
   * One step.
   *
   * @param rate learning rate with bias correction
   * @param averageDecay of the moving average
   * @param schedule values of the scalars the loss is fed with
   * @return the measured scalars by name, before the step
   */
  Map<String, Double> step(
      NoisyBatch batch, float rate, float averageDecay, Map<String, Float> schedule) {
    AdamStep step = training.step();
    return run(
        batch,
        schedule,
        Map.of(step.learningRate(), rate, step.averageDecay(), averageDecay),
        runner -> runner.addTarget(step.update().op()));
  }

  /** The mean of the scalars over batches, with the averaged weights; nothing is changed. */
  Map<String, Double> evaluate(List<NoisyBatch> batches, Map<String, Float> schedule) {
    Map<String, WeightArray> current = weights.read(session);
    weights.write(session, averages.read(session));
    Map<String, Double> means = new LinkedHashMap<>();
    try {
      for (NoisyBatch batch : batches) {
        run(batch, schedule, Map.of(), runner -> {})
            .forEach((name, value) -> means.merge(name, value / batches.size(), Double::sum));
      }
    } finally {
      weights.write(session, current);
    }
    return means;
  }

  private Map<String, Double> run(
      NoisyBatch batch,
      Map<String, Float> schedule,
      Map<? extends Operand<TFloat32>, Float> rates,
      java.util.function.Consumer<Session.Runner> targets) {
    Session.Runner runner = session.runner();
    List<TFloat32> feeds = new ArrayList<>();
    try {
      feedBatch(runner, feeds, batch);
      schedule.forEach((name, value) -> feed(runner, feeds, training.weights().get(name), value));
      rates.forEach((operand, value) -> feed(runner, feeds, operand, value));
      training.scalars().values().forEach(runner::fetch);
      targets.accept(runner);
      try (Result result = runner.run()) {
        Map<String, Double> measured = new LinkedHashMap<>();
        int index = 0;
        for (String name : training.scalars().keySet()) {
          measured.put(name, (double) ((TFloat32) result.get(index++)).getFloat());
        }
        return measured;
      }
    } finally {
      feeds.forEach(TFloat32::close);
    }
  }

  private void feedBatch(Session.Runner runner, List<TFloat32> feeds, NoisyBatch noisy) {
    TrainingInputs inputs = training.inputs();
    Batch batch = noisy.batch();
    feed(runner, feeds, inputs.audio(), batch.audio());
    feed(runner, feeds, inputs.features(), batch.features());
    feed(runner, feeds, inputs.pitch(), batch.pitch());
    feed(runner, feeds, inputs.phase(), batch.phase());
    feed(runner, feeds, inputs.noise(), noisy.noise());
  }

  private static void feed(
      Session.Runner runner, List<TFloat32> feeds, Operand<TFloat32> at, float... values) {
    TFloat32 tensor = TFloat32.tensorOf(at.shape(), DataBuffers.of(values));
    feeds.add(tensor);
    runner.feed(at.asOutput(), tensor);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
