package flowtone.model;

import flowtone.flow.Affine;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.SignalConditioner;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The teacher: one masked autoregressive flow over waveform frames, given controls. */
public final class TeacherModel {
  private final NetworkContext context;
  private final SignalConditioner conditioner;
  private final MaskedAutoregressiveFlow<Conditioning> flow;

  /**
   * @throws IllegalArgumentException unless the configuration has one flow of the family MAF
   */
  public TeacherModel(NetworkContext context, FlowConfig config, int featureWidth, int hopSamples) {
    if (config.flows() != 1 || config.family() != FlowFamilies.MAF) {
      throw new IllegalArgumentException(
          "expected a teacher of 1 flow of the family maf, which is what can be sampled; got %d of %s"
              .formatted(config.flows(), config.family()));
    }
    this.context = context;
    this.conditioner = config.sizes().signalConditioner(context, featureWidth, hopSamples);
    this.flow = new MaskedAutoregressiveFlow<>(config.sizes().causalNetwork(context, 0));
  }

  /**
   * Mean and log standard deviation of each sample of {@code x} [batch, samples] given its past.
   */
  public Affine conditional(Operand<TFloat32> x, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls);
    return given.whitening() == null
        ? flow.conditional(context.expr(x), given.conditioning())
        : whitened(context.expr(x), given);
  }

  /**
   * The flow sees {@code u = A x}, A a causal filter with first tap a_0: {@code mu_x = x - (u -
   * mu_u) / a_0}, {@code sigma_x = sigma_u / a_0}.
   */
  private Affine whitened(Expr x, SignalConditioner.Conditioned given) {
    Expr u = conditioner.whiteningFilter().apply(x, given.whitening().responses());
    Affine ofU = flow.conditional(u, given.conditioning());
    Expr logFirstTap = given.whitening().logScale();
    Expr residual = u.minus(ofU.shift()).times(logFirstTap.negated().exp());
    return new Affine(x.minus(residual), ofU.logScale().minus(logFirstTap));
  }
}
