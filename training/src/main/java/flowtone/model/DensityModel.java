package flowtone.model;

import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.CouplingMask;
import flowtone.flow.DimensionOrder;
import flowtone.flow.FixedPoint;
import flowtone.flow.Mapped;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.flow.MintNet;
import flowtone.flow.Nice;
import flowtone.flow.Passes;
import flowtone.flow.RealNvp;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.FramedCausalNetwork;
import flowtone.network.FramedCoupling;
import flowtone.network.FramedMintNetwork;
import flowtone.network.FramedRescaling;
import flowtone.network.NetworkConfig;
import flowtone.network.ScaleBound;
import flowtone.network.SignalConditioner;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A flow of any family that has a density, on waveform frames, given controls: the conditioner and
 * the flow that reads it. Flows of couplings are fitted to what the harmonic carrier leaves, which
 * is a shift by the conditioning alone and changes no volume.
 */
public final class DensityModel implements Bijection<ControlSignals> {
  /** Monotone units a sample of a MintNet, K. */
  static final int MINT_UNITS = 6;

  /** How each layer of a MintNet is inverted: damping, tolerance, most iterations. */
  private static final FixedPoint MINT_INVERSE = new FixedPoint(0.7, 1e-3, 80);

  private final Ops tf;
  private final NetworkContext context;
  private final FlowConfig config;
  private final int featureWidth;
  private final SignalConditioner conditioner;
  private final Bijection<Conditioning> flow;

  /**
   * @throws IllegalArgumentException if the family has no density in few passes
   */
  public DensityModel(NetworkContext context, FlowConfig config, int featureWidth, int hopSamples) {
    this.tf = context.tf();
    this.context = context;
    this.config = config;
    this.featureWidth = featureWidth;
    this.conditioner = config.signalConditioner(context, featureWidth, hopSamples);
    this.flow = flow();
  }

  private Bijection<Conditioning> flow() {
    int n = config.network().frameSamples();
    return switch (config.family()) {
      case NICE ->
          new Nice<>(tf, n, rescaling(n), couplings().stream().map(FramedCoupling::shift).toList());
      case REAL_NVP ->
          new RealNvp<>(
              tf,
              n,
              couplings().stream().map(each -> each.affine(config.couplingBound())).toList());
      case MAF ->
          new Chain<>(tf, IntStream.range(0, config.flows()).mapToObj(this::masked).toList());
      case MINTNET -> mintNet();
      case IAF ->
          throw new IllegalArgumentException(
              "expected a family that is fitted by likelihood; got " + config.family());
    };
  }

  private FramedRescaling rescaling(int n) {
    ScaleBound bound = new ScaleBound(config.logScaleFloor(), config.initialLogScale());
    return new FramedRescaling(context.under("rescaling"), n, bound);
  }

  private List<FramedCoupling> couplings() {
    NetworkConfig network = config.network();
    return IntStream.range(0, config.flows())
        .mapToObj(
            layer ->
                new FramedCoupling(
                    context.under("flow" + layer),
                    network,
                    CouplingMask.ofLayer(network.frameSamples(), layer)))
        .toList();
  }

  /** Flows take turns in the order of samples inside a frame; the first keeps that of time. */
  private Bijection<Conditioning> masked(int flow) {
    DimensionOrder order = DimensionOrder.alternating(config.network().frameSamples(), flow);
    return new MaskedAutoregressiveFlow<>(
        tf,
        FramedCausalNetwork.ordered(
            context.under("flow" + flow), config.network(), order, config.scaleBound()));
  }

  /** What the flow reads of the controls. */
  public Conditioning conditioning(ControlSignals controls) {
    return conditioner.apply(controls, featureWidth).conditioning();
  }

  /**
   * The flow as a MintNet, which is sampled layer by layer. Its layers take turns in the order of
   * samples inside a frame unless they predict linearly.
   *
   * @throws IllegalArgumentException if it is of another family
   */
  public MintNet<Conditioning> mintNet() {
    if (config.family() != FlowFamily.MINTNET) {
      throw new IllegalArgumentException("expected a mintnet; got " + config.family());
    }
    NetworkConfig network = config.network();
    return new MintNet<>(
        tf,
        IntStream.range(0, config.flows())
            .mapToObj(
                layer ->
                    new FramedMintNetwork(
                        context.under("flow" + layer),
                        network,
                        DimensionOrder.alternating(
                            network.frameSamples(), network.linearTaps() > 0 ? 0 : layer),
                        config.scaleBound(),
                        MINT_UNITS))
            .toList(),
        MINT_INVERSE);
  }

  @Override
  public Mapped toNoise(Operand<TFloat32> x, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls, featureWidth);
    Operand<TFloat32> residual = config.family().isCoupling() ? tf.math.sub(x, given.carrier()) : x;
    return flow.toNoise(residual, given.conditioning());
  }

  @Override
  public Mapped toData(Operand<TFloat32> z, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls, featureWidth);
    Mapped data = flow.toData(z, given.conditioning());
    return config.family().isCoupling()
        ? new Mapped(tf.math.add(data.value(), given.carrier()), data.logDets())
        : data;
  }

  @Override
  public Passes passes(int dimensions) {
    return flow.passes(dimensions);
  }
}
