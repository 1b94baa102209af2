package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import flowtone.flow.Affine;
import flowtone.graph.CarriedMemory;
import flowtone.graph.CountingMemory;
import flowtone.graph.Memory;
import flowtone.graph.MemoryLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Frames of one sample: the framed network is a Gaussian WaveNet, written down directly beside. */
class GaussianWaveNetTest {
  private static final int HOP = 4;
  private static final int HOPS = 6;
  private static final int SAMPLES = HOPS * HOP;
  private static final int HOP_CHANNELS = 5;
  private static final int SIGNALS = 2;
  private static final List<Integer> DILATIONS = List.of(1, 2, 4);
  private static final ScaleBound BOUND = new ScaleBound(-3, -0.3);
  private static final float[] SOUND = GraphUnderTest.gaussians(SAMPLES, 1, 9);
  private static final float[] HOP_ROWS = GraphUnderTest.gaussians((2 + HOPS) * HOP_CHANNELS, 1, 1);
  private static final float[] SIDE_ROWS = GraphUnderTest.gaussians(SAMPLES * SIGNALS, 1, 2);

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void framesOfOneSampleMakeAGaussianWaveNet(int taps) {
    try (Framed framed = new Framed(taps)) {
      Gaussians whole = framed.next(SOUND, 0, HOPS);
      assertEqual(direct(taps, framed.weights()), whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void streamedHopByHopItIsStillThatWaveNet(int taps) {
    try (Framed framed = new Framed(taps)) {
      Gaussians direct = direct(taps, framed.weights());
      for (int hop = 0; hop < HOPS; hop++) {
        assertEqual(direct.part(hop), framed.next(SOUND, hop, 1));
      }
    }
  }

  @Test
  void aSampleIsHeardAsLongAsTheReceptiveFieldAndNoLonger() {
    int field = new NetworkConfig(1, 6, DILATIONS, 0).receptiveField();
    assertEquals(1 + 7 + 1, field, "input, dilations and output look back");
    float[] changed = SOUND.clone();
    changed[0] += 3;
    try (Framed framed = new Framed(0);
        Framed other = new Framed(0)) {
      float[] before = framed.next(SOUND, 0, HOPS).means();
      float[] after = other.next(changed, 0, HOPS).means();
      assertEquals(before[0], after[0]);
      assertNotEquals(before[1], after[1]);
      assertNotEquals(before[field], after[field]);
      assertArrayEquals(tail(before, field + 1), tail(after, field + 1), 0f);
    }
  }

  private static float[] tail(float[] values, int from) {
    return Arrays.copyOfRange(values, from, values.length);
  }

  /** What is predicted for each sample. */
  private record Gaussians(float[] means, float[] logScales) {
    Gaussians part(int hop) {
      return new Gaussians(hops(means, hop, 1, HOP), hops(logScales, hop, 1, HOP));
    }
  }

  private static void assertEqual(Gaussians expected, Gaussians actual) {
    assertArrayEquals(expected.means(), actual.means(), 1e-5f);
    assertArrayEquals(expected.logScales(), actual.logScales(), 1e-5f);
  }

  private static Gaussians direct(int taps, Map<String, WeightArray> weights) {
    DirectWaveNet direct =
        new DirectWaveNet(DILATIONS, taps, HOP, weights, HOP_ROWS, SIDE_ROWS, SOUND);
    Gaussians gaussians = new Gaussians(new float[SAMPLES], new float[SAMPLES]);
    for (int t = 0; t < SAMPLES; t++) {
      double[] raw = direct.output(t);
      gaussians.means()[t] = (float) raw[0];
      double floor = BOUND.floor();
      gaussians.logScales()[t] = (float) (floor + Math.log1p(Math.exp(raw[1] - floor)));
    }
    return gaussians;
  }

  private static float[] hops(float[] values, int hop, int count, int width) {
    return Arrays.copyOfRange(values, hop * width, (hop + count) * width);
  }

  /** The framed network at n = 1, its memory carried from chunk to chunk. */
  private static final class Framed implements AutoCloseable {
    private final GraphUnderTest graph = new GraphUnderTest();
    private final Ops tf = graph.tf();
    private final RoughParameters parameters = new RoughParameters(tf, 4, 0.8);
    private final Expr x = graph.input(1, -1);
    private final Operand<TFloat32> state = graph.input(1, -1);
    private final Operand<TFloat32> hopRows = graph.input(-1, HOP_CHANNELS);
    private final Operand<TFloat32> sideRows = graph.input(-1, SIGNALS);
    private final CarriedMemory memory;
    private final Affine affine;
    private float[] carried;

    Framed(int taps) {
      var samples = tf.slice(tf.shape(x), tf.array(1), tf.array(1));
      Operand<TInt32> frames = tf.reshape(samples, tf.array(new int[0]));
      CountingMemory counting = new CountingMemory(new SilentMemory(tf, tf.constant(1)));
      affine(taps, counting);
      MemoryLayout layout = new MemoryLayout(counting.frames());
      memory = new CarriedMemory(tf, tf.constant(1), frames, state, layout);
      affine = affine(taps, memory);
      carried = new float[layout.size()];
    }

    private Affine affine(int taps, Memory of) {
      NetworkContext context = new NetworkContext(new TimeRows(tf, tf.constant(1)), parameters, of);
      NetworkConfig sizes = new NetworkConfig(1, 6, DILATIONS, taps);
      return new FramedCausalNetwork(context, sizes, new FrameGrid(1, 0), BOUND)
          .affine(x, new Conditioning(hopRows, null, sideRows, HOP_CHANNELS, SIGNALS, HOP));
    }

    Map<String, WeightArray> weights() {
      return parameters.arrays();
    }

    /** Some hops of a sound, after those given before. */
    Gaussians next(float[] sound, int hop, int count) {
      List<float[]> outputs =
          graph.run(
              List.of(
                  feed(x, hops(sound, hop, count, HOP), -1),
                  feed(state, carried, -1),
                  feed(hopRows, hops(HOP_ROWS, hop, 2 + count, HOP_CHANNELS), HOP_CHANNELS),
                  feed(sideRows, hops(SIDE_ROWS, hop, count, HOP * SIGNALS), SIGNALS)),
              List.of(affine.shift(), affine.logScale(), memory.next()));
      carried = outputs.get(2);
      return new Gaussians(outputs.get(0), outputs.get(1));
    }

    /** Rows of some width; -1 for one row of all. */
    private static GraphUnderTest.Feed feed(Operand<TFloat32> input, float[] values, int width) {
      int columns = width < 0 ? values.length : width;
      return new GraphUnderTest.Feed(input, values, values.length / columns, columns);
    }

    @Override
    public void close() {
      graph.close();
    }
  }
}
