package flowtone.model;

import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Passes;
import flowtone.flow.Transformer;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.FramedCoupling;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseCoupling;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Families of couplings, each of which changes half of every frame. They are fitted to the residual
 * of the harmonic carrier: a coupling's network does not read the half it changes.
 */
abstract class CouplingFamily extends FlowFamily {

  CouplingFamily(String id, String title) {
    super(id, title);
  }

  @Override
  public final Passes passes() {
    return Passes.ONE_EACH;
  }

  @Override
  public final void check(FlowSizes sizes) {
    int n = sizes.network().frameSamples();
    if (sizes.flows() % 2 != 0 || n < 2) {
      throw new IllegalArgumentException(
          "expected an even number of couplings on frames of at least 2 samples; got %d on %d"
              .formatted(sizes.flows(), n));
    }
  }

  @Override
  public final boolean fitsCarrierResidual() {
    return true;
  }

  /** The network of each coupling on frames, that of the one nearest to the noise first. */
  static List<? extends CouplingNetwork<Conditioning>> framedNetworks(
      NetworkContext context, FlowSizes sizes, Transformer transformer) {
    int n = sizes.network().frameSamples();
    return IntStream.range(0, sizes.flows())
        .mapToObj(
            layer ->
                new FramedCoupling(
                    context.under("flow" + layer),
                    sizes.network(),
                    CouplingMask.ofLayer(n, layer),
                    transformer))
        .toList();
  }

  /** The same on plain vectors. */
  static List<? extends CouplingNetwork<Operand<TFloat32>>> denseNetworks(
      NetworkContext context, DenseConfig sizes, int flows, Transformer transformer) {
    return IntStream.range(0, flows)
        .mapToObj(
            layer ->
                new DenseCoupling(
                    context.under("layer" + layer),
                    sizes,
                    CouplingMask.ofLayer(sizes.dimensions(), layer),
                    transformer))
        .toList();
  }
}
