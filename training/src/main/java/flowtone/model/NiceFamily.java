package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.Couplings;
import flowtone.flow.ShiftTransformer;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.FramedRescaling;
import flowtone.network.ScaleBound;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseRescaling;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** NICE: {@link Couplings#nice}. */
final class NiceFamily extends CouplingFamily {
  private static final ShiftTransformer SHIFT = new ShiftTransformer();
  private static final ScaleBound VECTOR_SCALE = new ScaleBound(-5, 0);

  NiceFamily() {
    super("nice", "NICE, additive couplings");
  }

  @Override
  public Bijection<Conditioning> onFrames(NetworkContext context, FlowSizes sizes) {
    int n = sizes.network().frameSamples();
    ScaleBound bound = new ScaleBound(sizes.logScaleFloor(), sizes.initialLogScale());
    FramedRescaling scale = new FramedRescaling(context.under("rescaling"), n, bound);
    return Couplings.nice(n, scale, framedNetworks(context, sizes, SHIFT));
  }

  @Override
  public Bijection<Operand<TFloat32>> onVectors(
      NetworkContext context, DenseConfig sizes, int flows) {
    DenseRescaling scale = new DenseRescaling(context, sizes.contextWidth(), VECTOR_SCALE);
    return Couplings.nice(sizes.dimensions(), scale, denseNetworks(context, sizes, flows, SHIFT));
  }

  /** A shift of half the samples. */
  @Override
  public double outputMultiplyAdds(FlowSizes sizes) {
    return sizes.network().frameSamples() / 2.0 * sizes.network().channels();
  }
}
