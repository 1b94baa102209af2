package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.DimensionOrder;
import flowtone.flow.FixedPoint;
import flowtone.flow.MintNet;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.FramedMintNetwork;
import flowtone.network.NetworkConfig;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseMintNetwork;
import flowtone.network.dense.Made;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** MintNet: {@link MintNet}. */
final class MintNetFamily extends FlowFamily {
  /** Monotone units a sample of a frame, K. */
  private static final int UNITS = 6;

  /** Monotone units a dimension of a plain vector. */
  private static final int VECTOR_UNITS = 8;

  private static final FixedPoint INVERSE = new FixedPoint(0.7, 1e-3, 80);
  private static final FixedPoint VECTOR_INVERSE = new FixedPoint(1, 1e-4, 100);

  MintNetFamily() {
    super("mintnet", "MintNet, masked invertible layers");
  }

  @Override
  public Passes passes() {
    return INVERSE.passes();
  }

  /** Layers take turns in the order of samples inside a frame unless they predict linearly. */
  @Override
  public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
    return new MintNet<>(
        IntStream.range(0, sizes.flows())
            .mapToObj(layer -> network(context, sizes, layer))
            .toList(),
        INVERSE);
  }

  private static FramedMintNetwork network(NetworkContext context, FlowSizes sizes, int layer) {
    NetworkConfig network = sizes.network();
    int turn = network.linearTaps() > 0 ? 0 : layer;
    return new FramedMintNetwork(
        context.under("flow" + layer),
        network,
        DimensionOrder.alternating(network.frameSamples(), turn),
        sizes.scaleBound(),
        UNITS);
  }

  @Override
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    return new MintNet<>(
        IntStream.range(0, flows)
            .mapToObj(
                layer ->
                    new DenseMintNetwork(
                        context.under("layer" + layer),
                        sizes,
                        DimensionOrder.alternating(sizes.dimensions(), layer),
                        Made.BOUND,
                        VECTOR_UNITS))
            .toList(),
        VECTOR_INVERSE);
  }

  /**
   * A shift, a log-scale and biases of two levels of units of every sample; then the units among
   * themselves: two levels and their output, and the slopes of all.
   */
  @Override
  public double outputMultiplyAdds(FlowSizes sizes) {
    double n = sizes.network().frameSamples();
    double units = n * UNITS;
    return 2 * n * (1 + UNITS) * sizes.network().channels() + units * (2 * units + 3 * n);
  }
}
