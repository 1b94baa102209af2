package flowtone.model;

import flowtone.flow.Affine;
import flowtone.flow.InverseAutoregressiveChain;
import flowtone.graph.NetworkContext;
import flowtone.network.Conditioning;
import flowtone.network.ControlSignals;
import flowtone.network.FramedCausalNetwork;
import flowtone.network.SignalConditioner;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The student: a chain of inverse autoregressive flows on staggered frame grids, then a shift by
 * the harmonic carrier, given controls. All of it together is one affine map of each noise sample
 * given those before it.
 */
public final class StudentModel {
  private final Ops tf;
  private final int featureWidth;
  private final SignalConditioner conditioner;
  private final InverseAutoregressiveChain<Conditioning> chain;

  public StudentModel(NetworkContext context, FlowConfig config, int featureWidth, int hopSamples) {
    this.tf = context.tf();
    this.featureWidth = featureWidth;
    this.conditioner = config.signalConditioner(context, featureWidth, hopSamples);
    List<FramedCausalNetwork> flows =
        IntStream.range(0, config.flows())
            .mapToObj(flow -> config.causalNetwork(context, flow))
            .toList();
    this.chain = new InverseAutoregressiveChain<>(tf, flows);
  }

  /** Mean and log standard deviation of each sample given the noise before it [batch, samples]. */
  public Affine composed(Operand<TFloat32> z, ControlSignals controls) {
    SignalConditioner.Conditioned given = conditioner.apply(controls, featureWidth);
    Affine affine = chain.affine(z, given.conditioning());
    return new Affine(tf.math.add(affine.shift(), given.carrier()), affine.logScale());
  }
}
