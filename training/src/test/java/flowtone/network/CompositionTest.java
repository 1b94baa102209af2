package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.flow.Affine;
import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.Inverse;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.Mapped;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Flows made of flows. */
class CompositionTest {
  private static final int N = 4;
  private static final int HOP = 8;
  private static final int HOPS = 4;
  private static final int BATCH = 3;
  private static final NetworkConfig SIZES = new NetworkConfig(N, 12, List.of(1, 2), 5);
  private static final ScaleBound BOUND = new ScaleBound(-1, -0.1);

  private final GraphUnderTest graph = new GraphUnderTest();
  private final Ops tf = graph.tf();
  private final NetworkContext context =
      graph.silent(new RoughParameters(tf, 3, 0.4), tf.constant(BATCH));
  private final Expr input = graph.input(BATCH, HOPS * HOP);
  private final Conditioning h = FlowSetting.conditioning(graph, tf.constant(BATCH), N, HOP, HOPS);
  private final FlowSetting setting = new FlowSetting(context, SIZES, BOUND, h, HOPS * HOP);

  @Test
  void aChainComposedIsItsFlowsOneAfterAnother() {
    List<FramedCausalNetwork> networks =
        IntStream.range(0, 4).mapToObj(flow -> FlowRegistry.network(setting, flow)).toList();
    Affine composed = new InverseAutoregressiveChain<>(networks).affine(input, h);
    List<InverseAutoregressiveFlow<Conditioning>> flows =
        networks.stream().map(network -> new InverseAutoregressiveFlow<>(network)).toList();
    Mapped stepByStep = new Chain<>(flows).toData(input, h);
    assertEqual(
        List.of(stepByStep.value(), stepByStep.logDet()),
        List.of(composed.apply(input), composed.logScale().sum(1)));
  }

  @Test
  void theInverseOfAMaskedFlowIsTheInverseAutoregressiveOneOfTheOppositeScale() {
    FramedCausalNetwork network = FlowRegistry.network(setting, 0);
    Bijection<Conditioning> inverse = new Inverse<>(new MaskedAutoregressiveFlow<>(network));
    Mapped expected = inverse.toData(input, h);
    Mapped opposite =
        new InverseAutoregressiveFlow<Conditioning>(
                (x, conditioning) -> opposite(network.affine(x, conditioning)))
            .toData(input, h);
    assertEqual(
        List.of(expected.value(), expected.logDet()), List.of(opposite.value(), opposite.logDet()));
  }

  /** Log-scale -alpha and shift -mu exp(-alpha). */
  private Affine opposite(Affine affine) {
    Expr negative = affine.logScale().negated();
    return new Affine(affine.shift().times(negative.exp()).negated(), negative);
  }

  @Test
  void passesAddAlongAChainAndSwapInAnInverse() {
    Bijection<Conditioning> masked = FlowRegistry.masked(setting);
    assertPasses(1, 32, "1", "T", masked);
    assertPasses(32, 1, "T", "1", new Inverse<>(masked));
    Chain<Conditioning> chain = new Chain<>(List.of(masked, new Inverse<>(masked)));
    assertPasses(33, 33, "T + 1", "T + 1", chain);
  }

  /** Passes for 32 dimensions, and as they are printed. */
  private static void assertPasses(
      int toNoise, int toData, String noiseText, String dataText, Bijection<?> flow) {
    Passes passes = flow.passes();
    assertEquals(toNoise, passes.toNoise().of(32));
    assertEquals(toData, passes.toData().of(32));
    assertEquals(noiseText, passes.toNoise().toString());
    assertEquals(dataText, passes.toData().toString());
  }

  private void assertEqual(List<Operand<TFloat32>> expected, List<Operand<TFloat32>> actual) {
    try (graph) {
      float[] values = GraphUnderTest.gaussians(BATCH * HOPS * HOP, 1, 8);
      var feed = List.of(new GraphUnderTest.Feed(input, values, BATCH, HOPS * HOP));
      List<float[]> one = graph.run(feed, expected);
      List<float[]> other = graph.run(feed, actual);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), other.get(i), 1e-4f);
      }
    }
  }
}
