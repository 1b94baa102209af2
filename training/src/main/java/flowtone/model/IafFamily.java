package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.Made;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** IAF: {@linkplain InverseAutoregressiveFlow inverse autoregressive flows}; the student. */
final class IafFamily extends FlowFamily {

  IafFamily() {
    super("iaf", "IAF");
  }

  @Override
  public Passes passes() {
    return InverseAutoregressiveFlow.PASSES;
  }

  @Override
  public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
    return new InverseAutoregressiveFlow<>(composed(context, sizes));
  }

  /** All flows, in time's order on staggered frame grids, as one affine map of each sample. */
  static InverseAutoregressiveChain<Conditioning> composed(
      NetworkContext context, FlowSizes sizes) {
    return new InverseAutoregressiveChain<>(
        IntStream.range(0, sizes.flows())
            .mapToObj(flow -> sizes.causalNetwork(context, flow))
            .toList());
  }

  @Override
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    return new Chain<>(
        Made.alternating(context, sizes, flows).stream()
            .map(InverseAutoregressiveFlow::new)
            .toList());
  }

  /** A shift and a log-scale of every sample. */
  @Override
  public double outputMultiplyAdds(FlowSizes sizes) {
    return 2.0 * sizes.network().frameSamples() * sizes.network().channels();
  }
}
