package flowtone.voice;

import flowtone.flow.Bijection;
import flowtone.flow.Mapped;
import flowtone.network.CarriedMemory;
import flowtone.network.ConstantParameters;
import flowtone.network.ControlSignals;
import flowtone.network.DensityModel;
import flowtone.network.MemoryLayout;
import flowtone.network.NetworkContext;
import flowtone.network.Parameters;
import flowtone.network.TimeRows;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * One direction of a trained flow as a graph: a chunk of any number of whole hops, the memory of
 * those before it going in and out. Thread-safe; owns native memory.
 */
final class FlowGraph implements AutoCloseable {

  /** One of the directions of a flow. */
  @FunctionalInterface
  interface Direction {
    Mapped of(Bijection<ControlSignals> flow, Operand<TFloat32> input, ControlSignals controls);
  }

  /**
   * A chunk.
   *
   * @param input data or noise [samples]
   * @param features [contextHops + hops, featureWidth]
   * @param pitch [2 + hops, 2]
   * @param phase cycles [samples]
   * @param state of the listener [stateSize]
   */
  record Chunk(float[] input, float[] features, float[] pitch, float[] phase, float[] state) {}

  /** What a chunk becomes [samples], and the memory for the next one. */
  record Passed(float[] values, float[] logDets, float[] nextState) {}

  /** What is fed. */
  private record Inputs(
      Placeholder<TFloat32> signal, ControlSignals controls, Placeholder<TFloat32> state) {

    static Inputs of(Ops tf, int featureWidth) {
      ControlSignals controls =
          new ControlSignals(
              placeholder(tf, 1, -1, featureWidth),
              placeholder(tf, 1, -1, 2),
              placeholder(tf, 1, -1));
      return new Inputs(placeholder(tf, 1, -1), controls, placeholder(tf, 1, -1));
    }
  }

  private final Graph graph = new Graph();
  private final Session session;
  private final int featureWidth;
  private final int stateSize;
  private final Inputs inputs;
  private final List<Operand<TFloat32>> outputs;

  FlowGraph(TrainedFlow trained, Direction direction, int featureWidth, int hopSamples) {
    Function<Ops, Parameters> parameters = tf -> new ConstantParameters(tf, trained.weights());
    BiFunction<NetworkContext, Inputs, Mapped> network =
        (context, given) ->
            direction.of(
                new DensityModel(context, trained.config(), featureWidth, hopSamples),
                given.signal(),
                given.controls());
    MemoryLayout layout =
        MemoryLayout.of(
            parameters, context -> network.apply(context, Inputs.of(context.tf(), featureWidth)));
    Ops tf = Ops.create(graph);
    this.featureWidth = featureWidth;
    this.stateSize = layout.size();
    inputs = Inputs.of(tf, featureWidth);
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    var frames =
        tf.math.div(
            tf.size(inputs.signal()), tf.constant(trained.config().network().frameSamples()));
    CarriedMemory memory = new CarriedMemory(tf, rows.batch(), frames, inputs.state(), layout);
    Mapped mapped = network.apply(new NetworkContext(rows, parameters.apply(tf), memory), inputs);
    outputs = List.of(mapped.value(), mapped.logDets(), memory.next());
    session = new Session(graph);
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Values of memory a listener carries. */
  int stateSize() {
    return stateSize;
  }

  /** Computes a chunk. */
  Passed pass(Chunk chunk) {
    try (TFloat32 x = tensor(chunk.input(), 1, chunk.input().length);
        TFloat32 features = rows(chunk.features(), featureWidth);
        TFloat32 pitch = rows(chunk.pitch(), 2);
        TFloat32 phase = tensor(chunk.phase(), 1, chunk.phase().length);
        TFloat32 past = tensor(chunk.state(), 1, stateSize)) {
      Session.Runner runner =
          session
              .runner()
              .feed(inputs.signal(), x)
              .feed(inputs.controls().features().asOutput(), features)
              .feed(inputs.controls().pitch().asOutput(), pitch)
              .feed(inputs.controls().phase().asOutput(), phase)
              .feed(inputs.state(), past);
      outputs.forEach(runner::fetch);
      try (Result result = runner.run()) {
        return new Passed(values(result, 0), values(result, 1), values(result, 2));
      }
    }
  }

  private static float[] values(Result result, int index) {
    return Synthesizer.values((TFloat32) result.get(index));
  }

  private static TFloat32 rows(float[] values, int width) {
    return tensor(values, 1, values.length / width, width);
  }

  private static TFloat32 tensor(float[] values, long... shape) {
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
