package flowtone.model;

import flowtone.flow.Affine;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.SignalConditioner;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The teacher: one masked autoregressive flow over waveform frames, given controls. */
public final class TeacherModel {
  private final NetworkContext context;
  private final int featureWidth;
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
    this.featureWidth = featureWidth;
    this.conditioner = config.sizes().signalConditioner(context, featureWidth, hopSamples);
    this.flow = new MaskedAutoregressiveFlow<>(config.sizes().causalNetwork(context, 0));
  }

  /**
   * Mean and log standard deviation of each sample of {@code x} [batch, samples] given its past.
   */
  public Affine conditional(Operand<TFloat32> x, ControlSignals controls) {
    Conditioning h = conditioner.apply(controls, featureWidth).conditioning();
    return flow.conditional(context.expr(x), h);
  }
}
