package flowtone.network;

import flowtone.flow.ScaleNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The log-scales of a rescaling layer on frames: one for each sample of a frame, as the conditioner
 * says at hop rate, for a sound has loud and quiet passages.
 */
public final class FramedRescaling implements ScaleNetwork<Conditioning> {
  private final NetworkContext context;
  private final FrameGrid grid;
  private final ScaleBound bound;

  /**
   * @param frameSamples samples of a frame, n
   * @param bound limits and initialises the log-scale
   */
  public FramedRescaling(NetworkContext context, int frameSamples, ScaleBound bound) {
    this.context = context;
    this.grid = new FrameGrid(frameSamples, 0);
    this.bound = bound;
  }

  @Override
  public Operand<TFloat32> logScale(Operand<TFloat32> like, Conditioning h) {
    Ops tf = context.tf();
    int n = grid.frameSamples();
    Operand<TFloat32> hops =
        tf.math.add(
            context.product(
                h.hops(),
                context
                    .parameters()
                    .weight("scale", Initialiser.fanIn(h.channels(), 0.1), h.channels(), n)),
            context.parameters().weight("scaleBias", Initialiser.constant(bound.initialRaw()), n));
    Operand<TFloat32> frames = context.rows().fromSignal(like, n);
    Operand<TFloat32> raw =
        new HopInterpolation(h.hopSamples(), grid).toFrames(context, hops, frames, n);
    return context.rows().toSignal(bound.bound(tf, raw), n);
  }
}
