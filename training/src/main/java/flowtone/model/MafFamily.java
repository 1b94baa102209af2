package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.DimensionOrder;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.FramedCausalNetwork;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.Made;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** MAF: {@linkplain MaskedAutoregressiveFlow masked autoregressive flows}; of one, a teacher. */
final class MafFamily extends FlowFamily {

  MafFamily() {
    super("maf", "MAF");
  }

  @Override
  public Passes passes() {
    return MaskedAutoregressiveFlow.PASSES;
  }

  @Override
  public void check(FlowSizes sizes) {
    int taps = sizes.network().linearTaps();
    if (taps > 0 && sizes.flows() > 1) {
      throw new IllegalArgumentException(
          "expected linearTaps of 0 in flows that take turns in the order of samples; got %d in %d"
              .formatted(taps, sizes.flows()));
    }
  }

  /** Flows take turns in the order of samples inside a frame; the first keeps that of time. */
  @Override
  public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
    return new Chain<>(
        IntStream.range(0, sizes.flows())
            .mapToObj(flow -> new MaskedAutoregressiveFlow<>(network(context, sizes, flow)))
            .toList());
  }

  private static FramedCausalNetwork network(NetworkContext context, FlowSizes sizes, int flow) {
    return FramedCausalNetwork.ordered(
        context.under("flow" + flow),
        sizes.network(),
        DimensionOrder.alternating(sizes.network().frameSamples(), flow),
        sizes.scaleBound());
  }

  @Override
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    return new Chain<>(
        Made.alternating(context, sizes, flows).stream()
            .map(MaskedAutoregressiveFlow::new)
            .toList());
  }

  /** A shift and a log-scale of every sample. */
  @Override
  public double outputMultiplyAdds(FlowSizes sizes) {
    return 2.0 * sizes.network().frameSamples() * sizes.network().channels();
  }
}
