package flowtone.model;

import flowtone.flow.AffineTransformer;
import flowtone.flow.Bijection;
import flowtone.flow.Couplings;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.dense.DenseConfig;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Real NVP: {@link Couplings#realNvp}. */
final class RealNvpFamily extends CouplingFamily {
  private static final AffineTransformer VECTOR_AFFINE = new AffineTransformer(3, 0);

  RealNvpFamily() {
    super("realnvp", "Real NVP, affine couplings");
  }

  @Override
  public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
    AffineTransformer affine = affine(sizes);
    return Couplings.realNvp(
        sizes.network().frameSamples(), affine, framedNetworks(context, sizes, affine));
  }

  /** Every sample is changed by half of the couplings, which share the bound of its log-scale. */
  static AffineTransformer affine(FlowSizes sizes) {
    int changes = sizes.flows() / 2;
    return new AffineTransformer(
        -sizes.logScaleFloor() / changes, sizes.initialLogScale() / changes);
  }

  @Override
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    return Couplings.realNvp(
        sizes.dimensions(), VECTOR_AFFINE, denseNetworks(context, sizes, flows, VECTOR_AFFINE));
  }

  /** A shift and a log-scale of half the samples. */
  @Override
  public double outputMultiplyAdds(FlowSizes sizes) {
    return (double) sizes.network().frameSamples() * sizes.network().channels();
  }
}
