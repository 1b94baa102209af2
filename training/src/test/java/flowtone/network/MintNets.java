package flowtone.network;

import flowtone.flow.DimensionOrder;
import flowtone.flow.FixedPoint;
import flowtone.flow.MintNet;
import flowtone.flow.TriangularNetwork;
import flowtone.network.FlowRegistry.Entry;
import flowtone.network.FlowRegistry.Promise;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseMintNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The MintNets of the registry. */
final class MintNets {
  private static final int UNITS = 3;
  private static final FixedPoint INVERSE = new FixedPoint(0.8, 1e-4, 24);

  private MintNets() {}

  static Stream<Entry> all() {
    return Stream.of(
        Entry.onFrames(
            "MintNet in time's order",
            setting -> of(setting, List.of(framed(setting, setting.sizes(), 0))),
            Dependence.CAUSAL,
            Promise.STREAMS_TO_NOISE),
        Entry.onFrames(
            "MintNet in reversed frames",
            MintNets::reversed,
            Dependence.REVERSED_IN_FRAMES,
            Promise.STREAMS_TO_NOISE),
        Entry.onVectors(
            "MintNet on vectors",
            setting -> of(setting, List.of(dense(setting, 0), dense(setting, 1))),
            Dependence.CAUSAL.then(Dependence.REVERSED_IN_FRAMES)));
  }

  private static MintNet<Conditioning> reversed(FlowSetting setting) {
    NetworkConfig sizes = setting.sizes().withoutLinearTaps();
    return of(setting, List.of(framed(setting, sizes, 1)));
  }

  private static <H> MintNet<H> of(
      FlowSetting setting, List<? extends TriangularNetwork<H>> fromNoise) {
    return new MintNet<>(fromNoise, INVERSE);
  }

  private static TriangularNetwork<Conditioning> framed(
      FlowSetting setting, NetworkConfig sizes, int layer) {
    return new FramedMintNetwork(
        setting.context().under("mint" + layer),
        sizes,
        DimensionOrder.alternating(sizes.frameSamples(), layer),
        setting.bound(),
        UNITS);
  }

  private static TriangularNetwork<Operand<TFloat32>> dense(FlowSetting setting, int layer) {
    return new DenseMintNetwork(
        setting.context().under("mint" + layer),
        new DenseConfig(
            setting.dimensions(), FlowSetting.HOP_CHANNELS, setting.sizes().channels(), 2),
        DimensionOrder.alternating(setting.dimensions(), layer),
        setting.bound().share(2),
        UNITS);
  }
}
