package flowtone.network;

import flowtone.flow.ScaleNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;

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
  public Expr logScale(Expr like, Conditioning h) {
    int n = grid.frameSamples();
    int channels = h.channels();
    Expr hops = // [(2 + hops) * batch, n]
        context
            .expr(h.hops())
            .product(context.weight("scale", Initialiser.fanIn(channels, 0.1), channels, n))
            .plus(context.weight("scaleBias", Initialiser.constant(bound.initialRaw()), n));
    Expr frames = context.rows().fromSignal(like, n);
    Expr raw = new HopInterpolation(h.hopSamples(), grid).toFrames(context, hops, frames, n);
    return context.rows().toSignal(bound.bound(raw), n);
  }
}
