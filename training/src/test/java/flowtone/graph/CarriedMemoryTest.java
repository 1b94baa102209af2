package flowtone.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import flowtone.control.ControlFrames;
import flowtone.flow.Affine;
import flowtone.model.FlowConfig;
import flowtone.model.StudentModel;
import flowtone.model.TeacherModel;
import flowtone.network.ControlSignals;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.RoughParameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A network given its past in chunks computes what it computes of the whole. */
class CarriedMemoryTest {
  private static final int N = 4;
  private static final int HOP = 16;
  private static final int HOPS = 13;
  private static final int BATCH = 2;

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 3", "4, 1", "4, 2", "4, 3", "3, 2", "4, 13"})
  void chunksOfWholeHopsMakeTheWhole(int flows, int chunkHops) {
    FlowConfig config = ModelUnderTest.config(flows, N, 10, 1, 2, 5);
    ControlFrames[] controls = {
      ModelUnderTest.random(config, HOPS, HOP, 1), ModelUnderTest.random(config, HOPS, HOP, 2)
    };
    float[][] signals = {
      GraphUnderTest.gaussians(HOPS * HOP, 1, 3), GraphUnderTest.gaussians(HOPS * HOP, 1, 4)
    };
    List<float[]> whole = whole(config, controls, signals);
    try (Chunks chunks = new Chunks(config)) {
      for (int hop = 0; hop < HOPS; hop += chunkHops) {
        int count = Math.min(chunkHops, HOPS - hop);
        List<float[]> chunk = chunks.next(controls, signals, hop, count);
        for (int stream = 0; stream < BATCH; stream++) {
          for (int output = 0; output < 2; output++) {
            assertArrayEquals(
                part(whole.get(output), stream, HOPS, hop, count),
                part(chunk.get(output), stream, count, 0, count),
                1e-5f,
                "output %d of stream %d from hop %d".formatted(output, stream, hop));
          }
        }
      }
    }
  }

  /** Some hops of one stream of a signal [batch, hops * HOP]. */
  private static float[] part(float[] signal, int stream, int hops, int first, int count) {
    int from = (stream * hops + first) * HOP;
    return java.util.Arrays.copyOfRange(signal, from, from + count * HOP);
  }

  private static List<float[]> whole(
      FlowConfig config, ControlFrames[] controls, float[][] signals) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> x = graph.input(BATCH, -1);
      ControlSignals inputs = ModelUnderTest.controls(graph, BATCH);
      NetworkContext context = graph.silent(parameters(graph), graph.tf().constant(BATCH));
      Affine affine = affine(context, config, x, inputs);
      return graph.run(
          feeds(x, inputs, controls, signals), List.of(affine.shift(), affine.logScale()));
    }
  }

  private static RoughParameters parameters(GraphUnderTest graph) {
    return new RoughParameters(graph.tf(), 12, 0.5);
  }

  /** A teacher if there is one flow, else a student. */
  private static Affine affine(
      NetworkContext context, FlowConfig config, Operand<TFloat32> x, ControlSignals controls) {
    int width = ModelUnderTest.FEATURES;
    return config.flows() == 1
        ? new TeacherModel(context, config, width, HOP).conditional(x, controls)
        : new StudentModel(context, config, width, HOP).composed(x, controls);
  }

  private static List<GraphUnderTest.Feed> feeds(
      Operand<TFloat32> x, ControlSignals inputs, ControlFrames[] controls, float[][] signals) {
    List<GraphUnderTest.Feed> feeds = new ArrayList<>();
    float[] joined = ModelUnderTest.joined(List.of(signals));
    feeds.add(new GraphUnderTest.Feed(x, joined, BATCH, signals[0].length));
    feeds.addAll(ModelUnderTest.feeds(inputs, controls));
    return feeds;
  }

  /** The same network with its memory going in and out. */
  private static final class Chunks implements AutoCloseable {
    private final GraphUnderTest graph = new GraphUnderTest();
    private final Operand<TFloat32> x = graph.input(BATCH, -1);
    private final ControlSignals inputs = ModelUnderTest.controls(graph, BATCH);
    private final Operand<TFloat32> state = graph.input(BATCH, -1);
    private final Affine affine;
    private final MemoryLayout layout;
    private final CarriedMemory memory;
    private float[] carried;

    Chunks(FlowConfig config) {
      Ops tf = graph.tf();
      var batch = tf.constant(BATCH);
      var samples = tf.slice(tf.shape(x), tf.array(1), tf.array(1));
      var frames = tf.reshape(tf.math.div(samples, tf.constant(N)), tf.array(new int[0]));
      TimeRows rows = new TimeRows(tf, batch);
      CountingMemory counting = new CountingMemory(new SilentMemory(tf, batch));
      affine(new NetworkContext(rows, parameters(graph), counting), config, x, inputs);
      layout = new MemoryLayout(counting.frames());
      memory = new CarriedMemory(tf, batch, frames, state, layout);
      NetworkContext context = new NetworkContext(rows, parameters(graph), memory);
      affine = affine(context, config, x, inputs);
      carried = new float[BATCH * layout.size()];
    }

    List<float[]> next(ControlFrames[] controls, float[][] signals, int hop, int count) {
      ControlFrames[] parts = new ControlFrames[BATCH];
      float[][] chunk = new float[BATCH][];
      for (int stream = 0; stream < BATCH; stream++) {
        parts[stream] = controls[stream].part(hop, count);
        chunk[stream] = part(signals[stream], 0, HOPS, hop, count);
      }
      List<GraphUnderTest.Feed> feeds = feeds(x, inputs, parts, chunk);
      feeds.add(new GraphUnderTest.Feed(state, carried, BATCH, layout.size()));
      List<float[]> outputs =
          graph.run(feeds, List.of(affine.shift(), affine.logScale(), memory.next()));
      carried = outputs.get(2);
      return outputs;
    }

    @Override
    public void close() {
      graph.close();
    }
  }
}
