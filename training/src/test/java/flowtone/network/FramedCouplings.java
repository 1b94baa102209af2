package flowtone.network;

import flowtone.flow.AffineTransformer;
import flowtone.flow.Bijection;
import flowtone.flow.Coupling;
import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Couplings;
import flowtone.flow.ShiftTransformer;
import flowtone.flow.Transformer;
import flowtone.network.FlowRegistry.Entry;
import flowtone.network.FlowRegistry.Promise;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The couplings of the registry on waveform frames. */
final class FramedCouplings {
  private static final int LAYERS = 4;

  private FramedCouplings() {}

  static Stream<Entry> all() {
    return Stream.of(
        Entry.onFrames(
            "affine coupling",
            FramedCouplings::affineCoupling,
            Dependence.ofLayers(1),
            Promise.STREAMS_TO_NOISE,
            Promise.STREAMS_TO_DATA),
        Entry.onFrames(
            "Real NVP",
            FramedCouplings::realNvp,
            Dependence.ofLayers(LAYERS),
            Promise.STREAMS_TO_NOISE,
            Promise.STREAMS_TO_DATA),
        Entry.onFrames(
            "NICE",
            FramedCouplings::nice,
            Dependence.ofLayers(LAYERS),
            Promise.STREAMS_TO_NOISE,
            Promise.STREAMS_TO_DATA,
            Promise.PRESERVES_VOLUME));
  }

  private static CouplingNetwork<Conditioning> coupling(FlowSetting setting, int layer) {
    return framed(setting, layer, affine(setting));
  }

  private static AffineTransformer affine(FlowSetting setting) {
    ScaleBound bound = setting.bound().share(2);
    return new AffineTransformer(-bound.floor(), bound.initial());
  }

  private static FramedCoupling framed(FlowSetting setting, int layer, Transformer transformer) {
    NetworkConfig sizes = setting.sizes();
    return new FramedCoupling(
        setting.context().under("coupling" + layer),
        sizes,
        CouplingMask.ofLayer(sizes.frameSamples(), layer),
        transformer);
  }

  private static Bijection<Conditioning> affineCoupling(FlowSetting setting) {
    CouplingMask half = CouplingMask.ofLayer(setting.sizes().frameSamples(), 0);
    return new Coupling<>(half, affine(setting), coupling(setting, 0));
  }

  static Bijection<Conditioning> realNvp(FlowSetting setting) {
    return Couplings.realNvp(
        setting.sizes().frameSamples(),
        affine(setting),
        IntStream.range(0, LAYERS).mapToObj(layer -> coupling(setting, layer)).toList());
  }

  static Bijection<Conditioning> nice(FlowSetting setting) {
    int n = setting.sizes().frameSamples();
    return Couplings.nice(
        n,
        new FramedRescaling(setting.context(), n, setting.bound()),
        IntStream.range(0, LAYERS)
            .mapToObj(layer -> framed(setting, layer, new ShiftTransformer()))
            .toList());
  }
}
