package flowtone.network;

import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.Inverse;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.MaskedAutoregressiveFlow;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every flow there is, each built of small networks: whatever is added here is held to the laws.
 */
final class FlowRegistry {
  private static final int STAGGERED = 4;

  private FlowRegistry() {}

  /** Builds a flow in a context, of networks of some size. */
  @FunctionalInterface
  interface Builder {
    Bijection<Conditioning> build(NetworkContext context, NetworkConfig sizes, ScaleBound bound);
  }

  /** A flow by name. */
  record Entry(String name, Builder builder) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Entry> all() {
    Stream<Entry> few =
        Stream.of(
            new Entry("MAF", FlowRegistry::masked),
            new Entry("chain of IAFs as one", FlowRegistry::composed),
            new Entry("chain of MAF and IAFs", FlowRegistry::chain),
            new Entry("inverse of MAF", (c, s, b) -> new Inverse<>(masked(c, s, b))));
    Stream<Entry> staggered =
        IntStream.range(0, STAGGERED)
            .mapToObj(
                flow ->
                    new Entry(
                        "IAF on frame grid %d of %d".formatted(flow, STAGGERED),
                        (c, s, b) -> inverse(c, network(c, s, b, flow))));
    return Stream.concat(few, staggered);
  }

  static Bijection<Conditioning> masked(
      NetworkContext context, NetworkConfig sizes, ScaleBound bound) {
    return new MaskedAutoregressiveFlow<>(context.tf(), network(context, sizes, bound, 0));
  }

  static Bijection<Conditioning> inverse(
      NetworkContext context, AutoregressiveNetwork<Conditioning> network) {
    return new InverseAutoregressiveFlow<>(context.tf(), network);
  }

  /** Two staggered flows composed to one affine map. */
  static Bijection<Conditioning> composed(
      NetworkContext context, NetworkConfig sizes, ScaleBound bound) {
    ScaleBound half = bound.share(2);
    return inverse(
        context,
        new InverseAutoregressiveChain<>(
            context.tf(),
            List.of(network(context, sizes, half, 0), network(context, sizes, half, 2))));
  }

  private static Bijection<Conditioning> chain(
      NetworkContext context, NetworkConfig sizes, ScaleBound bound) {
    ScaleBound half = bound.share(2);
    return new Chain<>(
        context.tf(),
        List.of(
            inverse(context, network(context, sizes, half, 3)),
            masked(context.under("second"), sizes, half)));
  }

  /** A network on one of the staggered grids. */
  static FramedCausalNetwork network(
      NetworkContext context, NetworkConfig sizes, ScaleBound bound, int flow) {
    FrameGrid grid = FrameGrid.staggered(sizes.frameSamples(), flow, STAGGERED);
    return new FramedCausalNetwork(context.under("flow" + flow), sizes, grid, bound);
  }
}
