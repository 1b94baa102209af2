package flowtone.network;

import flowtone.control.ControlLayout;
import flowtone.flow.Mapped;
import flowtone.graph.CarriedMemory;
import flowtone.graph.ConstantParameters;
import flowtone.graph.CountingMemory;
import flowtone.graph.Memory;
import flowtone.graph.MemoryLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One direction of a flow of the registry that is given its input in chunks of whole hops, with the
 * weights and the conditioning of a {@link FlowUnderTest}.
 */
final class FlowInChunks implements AutoCloseable {
  private final GraphUnderTest graph = new GraphUnderTest();
  private final Expr input = graph.input(1, -1);
  private final Operand<TFloat32> hopRows = graph.input(-1, FlowSetting.HOP_CHANNELS);
  private final Operand<TFloat32> pitch = graph.input(-1, ControlLayout.PITCH_WIDTH);
  private final Operand<TFloat32> side;
  private final Operand<TFloat32> state = graph.input(1, -1);
  private final int n;
  private final int hopSamples;
  private final int hops;
  private final MemoryLayout layout;
  private final CarriedMemory memory;
  private final Mapped mapped;

  FlowInChunks(
      FlowRegistry.Builder builder,
      BiFunction<FlowSetting.Given<?>, Expr, Mapped> direction,
      NetworkConfig sizes,
      ScaleBound bound,
      int hopSamples,
      int hops,
      Map<String, WeightArray> weights) {
    this.n = sizes.frameSamples();
    this.hopSamples = hopSamples;
    this.hops = hops;
    this.side = graph.input(-1, n * FlowSetting.SIGNALS);
    Ops tf = graph.tf();
    var batch = tf.constant(1);
    var samples = tf.slice(tf.shape(input), tf.array(1), tf.array(1));
    var frames = tf.reshape(tf.math.div(samples, tf.constant(n)), tf.array(new int[0]));
    Conditioning h =
        new Conditioning(
            hopRows, pitch, side, FlowSetting.HOP_CHANNELS, FlowSetting.SIGNALS, hopSamples);
    TimeRows rows = new TimeRows(tf, batch);
    Parameters parameters = new ConstantParameters(tf, weights);
    Function<Memory, Mapped> flow =
        memory -> {
          NetworkContext context = new NetworkContext(rows, parameters, memory);
          return direction.apply(
              builder.build(new FlowSetting(context, sizes, bound, h, -1)), input);
        };
    CountingMemory counting = new CountingMemory(new SilentMemory(tf, batch));
    flow.apply(counting);
    layout = new MemoryLayout(counting.frames());
    memory = new CarriedMemory(tf, batch, frames, state, layout);
    mapped = flow.apply(memory);
  }

  /** Images and log-determinants, sample by sample, of all chunks one after another. */
  List<float[]> run(float[] whole, int chunkHops) {
    List<List<float[]>> chunks = new ArrayList<>();
    float[] carried = new float[layout.size()];
    for (int hop = 0; hop < hops; hop += chunkHops) {
      List<GraphUnderTest.Feed> feeds = feeds(whole, hop, Math.min(chunkHops, hops - hop));
      feeds.add(new GraphUnderTest.Feed(state, carried, 1, carried.length));
      List<float[]> outputs =
          graph.run(feeds, List.of(mapped.value(), mapped.logDets(), memory.next()));
      carried = outputs.get(2);
      chunks.add(outputs);
    }
    return List.of(joined(chunks, 0), joined(chunks, 1));
  }

  private List<GraphUnderTest.Feed> feeds(float[] whole, int hop, int count) {
    int channels = FlowSetting.HOP_CHANNELS;
    float[] allHops = GraphUnderTest.gaussians((2 + hops) * channels, 1, 1);
    float[] allSide = GraphUnderTest.gaussians(hops * hopSamples * FlowSetting.SIGNALS, 1, 2);
    List<GraphUnderTest.Feed> feeds = new ArrayList<>();
    feeds.add(
        new GraphUnderTest.Feed(input, part(whole, hopSamples, hop, count), 1, count * hopSamples));
    feeds.add(
        new GraphUnderTest.Feed(
            hopRows, part(allHops, channels, hop, 2 + count), 2 + count, channels));
    feeds.add(
        new GraphUnderTest.Feed(
            pitch,
            part(FlowSetting.pitch(hops), ControlLayout.PITCH_WIDTH, hop, 2 + count),
            2 + count,
            ControlLayout.PITCH_WIDTH));
    feeds.add(
        new GraphUnderTest.Feed(
            side,
            part(allSide, hopSamples * FlowSetting.SIGNALS, hop, count),
            count * hopSamples / n,
            n * FlowSetting.SIGNALS));
    return feeds;
  }

  private static float[] part(float[] all, int width, int first, int count) {
    return Arrays.copyOfRange(all, first * width, (first + count) * width);
  }

  private static float[] joined(List<List<float[]>> chunks, int output) {
    int size = chunks.stream().mapToInt(chunk -> chunk.get(output).length).sum();
    float[] all = new float[size];
    int at = 0;
    for (List<float[]> chunk : chunks) {
      float[] part = chunk.get(output);
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Override
  public void close() {
    graph.close();
  }
}
