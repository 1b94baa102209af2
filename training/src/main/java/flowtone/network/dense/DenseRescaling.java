package flowtone.network.dense;

import flowtone.flow.ScaleNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.network.ScaleBound;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The log-scales of a rescaling layer on plain vectors: one a dimension, and what the context adds.
 */
public final class DenseRescaling implements ScaleNetwork<Operand<TFloat32>> {
  private final NetworkContext context;
  private final int contextWidth;
  private final ScaleBound bound;

  /**
   * @param contextWidth values of the context vector; 0 for none, which is then not read
   * @param bound limits and initialises the log-scale
   */
  public DenseRescaling(NetworkContext context, int contextWidth, ScaleBound bound) {
    this.context = context;
    this.contextWidth = contextWidth;
    this.bound = bound;
  }

  @Override
  public Expr logScale(Expr like, Operand<TFloat32> h) {
    int n = Math.toIntExact(like.shape().get(1));
    Expr raw = context.weight("scaleBias", Initialiser.constant(bound.initialRaw()), n);
    if (contextWidth > 0) {
      raw = fromContext(h, n).plus(raw);
    }
    // Added to zeros of the vectors' shape: without a context there is one row for all.
    return like.zeros().plus(bound.bound(raw));
  }

  private Expr fromContext(Operand<TFloat32> h, int n) {
    Initialiser initialiser = Initialiser.fanIn(contextWidth, 0.1);
    return context.expr(h).product(context.weight("scale", initialiser, contextWidth, n));
  }
}
