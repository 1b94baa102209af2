package flowtone.network;

import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Transformer;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A {@linkplain GatedNetwork gated network} that gives a coupling the parameters of half of each
 * frame, given the other half of this frame and of those before.
 */
public final class FramedCoupling implements CouplingNetwork<Conditioning> {
  private final NetworkContext context;
  private final NetworkConfig config;
  private final CouplingMask mask;
  private final Transformer transformer;
  private final GatedNetwork network;

  /**
   * @param config sizes; linear taps are kept samples up to the end of the frame
   * @param mask the samples of a frame that change
   * @param transformer whose parameters the network predicts
   */
  public FramedCoupling(
      NetworkContext context, NetworkConfig config, CouplingMask mask, Transformer transformer) {
    this.context = context;
    this.config = config;
    this.mask = mask;
    this.transformer = transformer;
    this.network =
        new GatedNetwork(
            context,
            config,
            new FrameGrid(config.frameSamples(), 0),
            new FrameStructure.Coupling(mask));
  }

  @Override
  public List<Expr> parameters(Expr kept, Conditioning h) {
    FramedInput input = network.framed(kept, h);
    Expr units = network.units(input);
    List<Expr> raw = new ArrayList<>(network.outputs(units, transformer.initialRaw()));
    if (config.linearTaps() > 0) {
      LinearCoupling linear = new LinearCoupling(context, config, mask);
      raw.set(0, raw.get(0).plus(linear.apply(units, input.frames())));
    }
    return transformer.bounded(raw).stream().map(this::signal).toList();
  }

  /** Values of the changed samples [rows, changed] as a signal, zero where it is kept. */
  private Expr signal(Expr changed) {
    Operand<TFloat32> places = context.tf().constant(mask.changedRows());
    return network.signal(changed.product(places));
  }
}
