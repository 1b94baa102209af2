package flowtone.model;

import flowtone.flow.Affine;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.SignalConditioner;
import flowtone.sourcefilter.SourceFilter;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The student: a chain of inverse autoregressive flows on staggered frame grids, then a source
 * filter, or in older students a shift by the harmonic carrier, given controls. All of it together
 * is one affine map of each noise sample given those before it.
 */
public final class StudentModel {
  private final NetworkContext context;
  private final SignalConditioner conditioner;
  private final InverseAutoregressiveChain<Conditioning> chain;

  /** Adds no operations yet; {@link #composed} does. */
  public StudentModel(NetworkContext context, FlowConfig config, int featureWidth, int hopSamples) {
    this.context = context;
    this.conditioner = config.sizes().signalConditioner(context, featureWidth, hopSamples);
    this.chain = IafFamily.composed(context, config.sizes());
  }

  /** Mean and log standard deviation of each sample given the noise before it [batch, samples]. */
  public Affine composed(Operand<TFloat32> z, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls);
    Affine affine = chain.affine(context.expr(z), given.conditioning());
    return given.source() == null
        ? new Affine(affine.shift().plus(given.carrier()), affine.logScale())
        : shaped(affine, z, given.source());
  }

  /** A chain in front of the source filter, which is linear in what the chain makes of noise. */
  private Affine shaped(Affine white, Operand<TFloat32> z, SourceFilter.Parameters h) {
    Expr x = conditioner.sourceFilter().toData(white.apply(z), h);
    Expr logScale = white.logScale().plus(h.logScale());
    return new Affine(x.minus(logScale.exp().times(z)), logScale);
  }
}
