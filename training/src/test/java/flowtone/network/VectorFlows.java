package flowtone.network;

import flowtone.flow.AffineTransformer;
import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.CouplingMask;
import flowtone.flow.Couplings;
import flowtone.flow.DimensionOrder;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.flow.ShiftTransformer;
import flowtone.flow.Transformer;
import flowtone.network.FlowRegistry.Entry;
import flowtone.network.FlowRegistry.Promise;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseCoupling;
import flowtone.network.dense.DenseRescaling;
import flowtone.network.dense.Made;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The flows of the registry on plain vectors. */
final class VectorFlows {
  private static final int COUPLINGS = 4;

  private VectorFlows() {}

  static Stream<Entry> all() {
    Dependence alternating = Dependence.CAUSAL.then(Dependence.REVERSED_IN_FRAMES);
    return Stream.of(
        Entry.onVectors("MAF on vectors", setting -> masked(setting, 0), Dependence.CAUSAL),
        Entry.onVectors("MAFs on vectors in alternating orders", VectorFlows::mafs, alternating),
        Entry.onVectors("IAFs on vectors in alternating orders", VectorFlows::iafs, alternating),
        Entry.onVectors(
            "Real NVP on vectors", VectorFlows::realNvp, Dependence.ofLayers(COUPLINGS)),
        Entry.onVectors(
            "NICE on vectors",
            VectorFlows::nice,
            Dependence.ofLayers(COUPLINGS),
            Promise.PRESERVES_VOLUME));
  }

  private static Bijection<Operand<TFloat32>> mafs(FlowSetting setting) {
    return new Chain<>(layers(2, flow -> masked(setting.share(2), flow)));
  }

  private static Bijection<Operand<TFloat32>> iafs(FlowSetting setting) {
    return new Chain<>(
        layers(2, flow -> new InverseAutoregressiveFlow<>(made(setting.share(2), flow))));
  }

  private static Bijection<Operand<TFloat32>> masked(FlowSetting setting, int flow) {
    return new MaskedAutoregressiveFlow<>(made(setting, flow));
  }

  private static Bijection<Operand<TFloat32>> realNvp(FlowSetting setting) {
    AffineTransformer affine = new AffineTransformer(0.8, -0.3);
    return Couplings.realNvp(
        setting.dimensions(), affine, layers(COUPLINGS, layer -> coupling(setting, layer, affine)));
  }

  private static Bijection<Operand<TFloat32>> nice(FlowSetting setting) {
    return Couplings.nice(
        setting.dimensions(),
        new DenseRescaling(setting.context(), FlowSetting.HOP_CHANNELS, setting.bound()),
        layers(COUPLINGS, layer -> coupling(setting, layer, new ShiftTransformer())));
  }

  private static DenseCoupling coupling(FlowSetting setting, int layer, Transformer transformer) {
    return new DenseCoupling(
        setting.context().under("coupling" + layer),
        sizes(setting),
        CouplingMask.ofLayer(setting.dimensions(), layer),
        transformer);
  }

  private static Made made(FlowSetting setting, int flow) {
    return new Made(
        setting.context().under("made" + flow),
        sizes(setting),
        DimensionOrder.alternating(setting.dimensions(), flow),
        setting.bound());
  }

  private static DenseConfig sizes(FlowSetting setting) {
    int units = 2 * setting.sizes().channels();
    return new DenseConfig(setting.dimensions(), FlowSetting.HOP_CHANNELS, units, 2);
  }

  private static <T> List<T> layers(int count, IntFunction<T> layer) {
    return IntStream.range(0, count).mapToObj(layer).toList();
  }
}
