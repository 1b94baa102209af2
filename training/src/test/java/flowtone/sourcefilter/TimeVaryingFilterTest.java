package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import flowtone.graph.CarriedMemory;
import flowtone.graph.MemoryLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.network.GraphUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class TimeVaryingFilterTest {
  private static final int HOP = 12;
  private static final int BATCH = 2;
  private static final int HOPS = 7;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12, 13, 24, 31, 48})
  void everySampleIsTheSumOfTapsThatMoveLinearlyBetweenHops(int taps) {
    float[] signal = GraphUnderTest.gaussians(BATCH * HOPS * HOP, 1, 1);
    float[] responses = GraphUnderTest.gaussians((1 + HOPS) * BATCH * taps, 1, 2);
    assertArrayEquals(direct(signal, responses, taps), filtered(signal, responses, taps), 1e-4f);
  }

  @Test
  void aStreamInChunksIsTheWhole() {
    int taps = 31;
    float[] signal = GraphUnderTest.gaussians(BATCH * HOPS * HOP, 1, 3);
    float[] responses = GraphUnderTest.gaussians((1 + HOPS) * BATCH * taps, 1, 4);
    float[] whole = direct(signal, responses, taps);
    float[] streamed = new float[whole.length];
    float[] state = null;
    for (int[] chunk : new int[][] {{0, 2}, {2, 1}, {3, 4}}) {
      state = pass(signal, responses, taps, chunk[0], chunk[1], state, streamed);
    }
    assertArrayEquals(whole, streamed, 1e-4f);
  }

  private static float[] filtered(float[] signal, float[] responses, int taps) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> in = graph.input(-1, -1);
      Operand<TFloat32> g = graph.input(-1, taps);
      NetworkContext context = graph.silent(null, graph.tf().constant(BATCH));
      Operand<TFloat32> out = new TimeVaryingFilter(context, HOP, taps).apply(in, g);
      return graph
          .run(
              List.of(
                  new GraphUnderTest.Feed(in, signal, BATCH, HOPS * HOP),
                  new GraphUnderTest.Feed(g, responses, (1 + HOPS) * BATCH, taps)),
              List.of(out))
          .get(0);
    }
  }

  /** Filters some hops, writes them where they belong, and gives the memory for the next. */
  private static float[] pass(
      float[] signal,
      float[] responses,
      int taps,
      int first,
      int hops,
      float[] state,
      float[] out) {
    MemoryLayout layout = new MemoryLayout(new TreeMap<>(Map.of(HOP, (taps + HOP - 1) / HOP)));
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> in = graph.input(-1, -1);
      Operand<TFloat32> g = graph.input(-1, taps);
      Operand<TFloat32> before = graph.input(BATCH, layout.size());
      CarriedMemory memory =
          new CarriedMemory(
              graph.tf(), graph.tf().constant(BATCH), graph.tf().constant(99), before, layout);
      NetworkContext context =
          new NetworkContext(new TimeRows(graph.tf(), graph.tf().constant(BATCH)), null, memory);
      Operand<TFloat32> made = new TimeVaryingFilter(context, HOP, taps).apply(in, g);
      float[] chunk = new float[BATCH * hops * HOP];
      for (int b = 0; b < BATCH; b++) {
        System.arraycopy(signal, (b * HOPS + first) * HOP, chunk, b * hops * HOP, hops * HOP);
      }
      float[] responsesAtHand =
          Arrays.copyOfRange(responses, first * BATCH * taps, (first + hops + 1) * BATCH * taps);
      List<float[]> results =
          graph.run(
              List.of(
                  new GraphUnderTest.Feed(in, chunk, BATCH, hops * HOP),
                  new GraphUnderTest.Feed(g, responsesAtHand, (1 + hops) * BATCH, taps),
                  new GraphUnderTest.Feed(
                      before,
                      state == null ? new float[BATCH * layout.size()] : state,
                      BATCH,
                      layout.size())),
              List.of(made, memory.next()));
      for (int b = 0; b < BATCH; b++) {
        System.arraycopy(results.get(0), b * hops * HOP, out, (b * HOPS + first) * HOP, hops * HOP);
      }
      return results.get(1);
    }
  }

  /** The definition, sample by sample. */
  private static float[] direct(float[] signal, float[] responses, int taps) {
    float[] out = new float[signal.length];
    for (int b = 0; b < BATCH; b++) {
      for (int t = 0; t < HOPS * HOP; t++) {
        double late = (t % HOP) / (double) HOP;
        double sum = 0;
        for (int k = 0; k < taps && k <= t; k++) {
          double begin = responses[((t / HOP) * BATCH + b) * taps + k];
          double end = responses[((t / HOP + 1) * BATCH + b) * taps + k];
          sum += ((1 - late) * begin + late * end) * signal[b * HOPS * HOP + t - k];
        }
        out[b * HOPS * HOP + t] = (float) sum;
      }
    }
    return out;
  }
}
