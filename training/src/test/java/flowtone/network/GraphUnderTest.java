package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.SilentMemory;
import flowtone.graph.Tensors;
import flowtone.graph.TimeRows;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A graph that is fed and read with plain arrays. */
public final class GraphUnderTest implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private Session session;

  /** Where to add operations. */
  public Ops tf() {
    return tf;
  }

  /** An input; -1 is a length that is known only when it is fed. */
  public Expr input(long... shape) {
    return Expr.of(tf, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape))));
  }

  /** Number of rows of an operand, scalar. */
  Operand<TInt32> rowsOf(Operand<TFloat32> operand) {
    return tf.reshape(tf.slice(tf.shape(operand), tf.array(0), tf.array(1)), tf.array(new int[0]));
  }

  /** A context without a past. */
  public NetworkContext silent(Parameters parameters, Operand<TInt32> batch) {
    return new NetworkContext(new TimeRows(tf, batch), parameters, new SilentMemory(tf, batch));
  }

  /** Graphs of thousands of tiny operations that run once or twice: no planning, no threads. */
  private static ConfigProto unplanned() {
    ConfigProto.Builder options =
        ConfigProto.newBuilder().setInterOpParallelismThreads(-1).setIntraOpParallelismThreads(1);
    GraphOptions.Builder graph = options.getGraphOptionsBuilder();
    graph.getRewriteOptionsBuilder().setDisableMetaOptimizer(true);
    graph.getOptimizerOptionsBuilder().setOptLevel(OptimizerOptions.Level.L0);
    return options.build();
  }

  /** Every operation added so far. */
  public GraphDef definition() {
    return graph.toGraphDef();
  }

  /** Values to feed an input with. */
  public record Feed(Operand<TFloat32> input, float[] values, long... shape) {}

  /** The values of operands, row-major. */
  public List<float[]> run(List<Feed> feeds, List<Operand<TFloat32>> fetches) {
    session = session == null ? new Session(graph, unplanned()) : session;
    Session.Runner runner = session.runner();
    List<TFloat32> tensors = new ArrayList<>();
    for (Feed feed : feeds) {
      TFloat32 tensor = TFloat32.tensorOf(Shape.of(feed.shape()), DataBuffers.of(feed.values()));
      tensors.add(tensor);
      runner.feed(feed.input().asOutput(), tensor);
    }
    fetches.forEach(runner::fetch);
    try (Result result = runner.run()) {
      return Tensors.values(result);
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  /** Independent Gaussians. */
  public static float[] gaussians(int count, double deviation, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    graph.close();
  }
}
