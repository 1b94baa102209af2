package flowtone.network;

import flowtone.flow.AutoregressiveNetwork;
import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.DimensionOrder;
import flowtone.flow.Inverse;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.MaskedAutoregressiveFlow;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Every flow there is, each built of small networks: whatever is added here is held to the laws.
 */
final class FlowRegistry {
  private static final int STAGGERED = 4;

  private FlowRegistry() {}

  /** What is promised of a flow besides being one. */
  enum Promise {
    /** Noise of sound in chunks of whole hops is that of the whole. */
    STREAMS_TO_NOISE,
    /** Sound of noise in chunks of whole hops is that of the whole. */
    STREAMS_TO_DATA,
    /** The log-determinant is the same everywhere: that of the rescaling layer. */
    PRESERVES_VOLUME
  }

  /** Builds a flow with what it is conditioned on. */
  @FunctionalInterface
  interface Builder {
    FlowSetting.Given<?> build(FlowSetting setting);
  }

  /**
   * A flow by name.
   *
   * @param onVectors whether on plain vectors, each of which is one frame
   * @param dependence what each sample depends on, in both directions
   */
  record Entry(
      String name,
      Builder builder,
      boolean onVectors,
      Dependence dependence,
      Set<Promise> promises) {

    /** A flow on waveform frames. */
    static Entry onFrames(
        String name, FramedBuilder builder, Dependence dependence, Promise... promises) {
      return new Entry(
          name,
          setting -> setting.onFrames(builder.build(setting)),
          false,
          dependence,
          Set.of(promises));
    }

    /** A flow on plain vectors. */
    static Entry onVectors(
        String name, VectorBuilder builder, Dependence dependence, Promise... promises) {
      return new Entry(
          name,
          setting -> setting.onVectors(builder.build(setting)),
          true,
          dependence,
          Set.of(promises));
    }

    /** Samples of a frame in vectors of so many dimensions. */
    int frame(NetworkConfig sizes, int dimensions) {
      return onVectors ? dimensions : sizes.frameSamples();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Builds a flow on waveform frames. */
  @FunctionalInterface
  interface FramedBuilder {
    Bijection<Conditioning> build(FlowSetting setting);
  }

  /** Builds a flow on plain vectors. */
  @FunctionalInterface
  interface VectorBuilder {
    Bijection<Operand<TFloat32>> build(FlowSetting setting);
  }

  static Stream<Entry> all() {
    Stream<Entry> few =
        Stream.of(
            Entry.onFrames(
                "MAF", FlowRegistry::masked, Dependence.CAUSAL, Promise.STREAMS_TO_NOISE),
            Entry.onFrames(
                "MAF by reflection coefficients",
                FlowRegistry::stable,
                Dependence.CAUSAL,
                Promise.STREAMS_TO_NOISE),
            Entry.onFrames(
                "chain of IAFs as one",
                FlowRegistry::composed,
                Dependence.CAUSAL,
                Promise.STREAMS_TO_DATA),
            Entry.onFrames("chain of MAF and IAFs", FlowRegistry::chain, Dependence.CAUSAL),
            Entry.onFrames(
                "inverse of MAF",
                setting -> new Inverse<>(masked(setting)),
                Dependence.CAUSAL,
                Promise.STREAMS_TO_DATA));
    return Stream.of(
            few, staggered(), FramedCouplings.all(), ordered(), VectorFlows.all(), MintNets.all())
        .flatMap(entries -> entries);
  }

  private static Stream<Entry> staggered() {
    return IntStream.range(0, STAGGERED)
        .mapToObj(
            flow ->
                Entry.onFrames(
                    "IAF on frame grid %d of %d".formatted(flow, STAGGERED),
                    setting -> inverse(setting, network(setting, flow)),
                    Dependence.CAUSAL,
                    Promise.STREAMS_TO_DATA));
  }

  private static Stream<Entry> ordered() {
    return Stream.of(
        Entry.onFrames(
            "MAF in reversed frames",
            setting -> reversible(setting, 1),
            Dependence.REVERSED_IN_FRAMES,
            Promise.STREAMS_TO_NOISE),
        Entry.onFrames(
            "MAF in alternating orders",
            setting ->
                new Chain<>(
                    List.of(reversible(setting.share(2), 0), reversible(setting.share(2), 1))),
            Dependence.CAUSAL.then(Dependence.REVERSED_IN_FRAMES),
            Promise.STREAMS_TO_NOISE));
  }

  private static Bijection<Conditioning> reversible(FlowSetting setting, int flow) {
    NetworkConfig sizes = setting.sizes().withoutLinearTaps();
    return new MaskedAutoregressiveFlow<>(
        FramedCausalNetwork.ordered(
            setting.context().under("ordered" + flow),
            sizes,
            DimensionOrder.alternating(sizes.frameSamples(), flow),
            setting.bound()));
  }

  /** Those that keep a promise. */
  static Stream<Entry> promising(Promise promise) {
    return all().filter(entry -> entry.promises().contains(promise));
  }

  static Stream<Entry> streamingToNoise() {
    return promising(Promise.STREAMS_TO_NOISE);
  }

  static Stream<Entry> streamingToData() {
    return promising(Promise.STREAMS_TO_DATA);
  }

  static Stream<Entry> preservingVolume() {
    return promising(Promise.PRESERVES_VOLUME);
  }

  static Bijection<Conditioning> masked(FlowSetting setting) {
    return new MaskedAutoregressiveFlow<>(network(setting, 0));
  }

  private static Bijection<Conditioning> stable(FlowSetting setting) {
    NetworkConfig plain = setting.sizes();
    NetworkConfig sizes =
        new NetworkConfig(plain.frameSamples(), plain.channels(), plain.dilations(), 0, 0, 4);
    return masked(
        new FlowSetting(
            setting.context(),
            sizes,
            setting.bound(),
            setting.conditioning(),
            setting.dimensions()));
  }

  static Bijection<Conditioning> inverse(
      FlowSetting setting, AutoregressiveNetwork<Conditioning> network) {
    return new InverseAutoregressiveFlow<>(network);
  }

  /** Two staggered flows composed to one affine map. */
  private static Bijection<Conditioning> composed(FlowSetting setting) {
    FlowSetting half = setting.share(2);
    return inverse(
        setting, new InverseAutoregressiveChain<>(List.of(network(half, 0), network(half, 2))));
  }

  private static Bijection<Conditioning> chain(FlowSetting setting) {
    FlowSetting half = setting.share(2);
    return new Chain<>(List.of(inverse(half, network(half, 3)), masked(half.under("second"))));
  }

  /** A network on one of the staggered grids. */
  static FramedCausalNetwork network(FlowSetting setting, int flow) {
    NetworkConfig sizes = setting.sizes();
    FrameGrid grid = FrameGrid.staggered(sizes.frameSamples(), flow, STAGGERED);
    return new FramedCausalNetwork(
        setting.context().under("flow" + flow), sizes, grid, setting.bound());
  }
}
