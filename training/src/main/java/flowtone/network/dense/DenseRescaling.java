package flowtone.network.dense;

import flowtone.flow.ScaleNetwork;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.network.ScaleBound;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
  public Operand<TFloat32> logScale(Operand<TFloat32> like, Operand<TFloat32> h) {
    Ops tf = context.tf();
    int n = Math.toIntExact(like.shape().get(1));
    Operand<TFloat32> raw =
        context.parameters().weight("scaleBias", Initialiser.constant(bound.initialRaw()), n);
    if (contextWidth > 0) {
      raw = tf.math.add(fromContext(h, n), raw);
    }
    // Added to zeros of the vectors' shape: without a context there is one row for all.
    return tf.math.add(tf.zerosLike(like), bound.bound(tf, raw));
  }

  private Operand<TFloat32> fromContext(Operand<TFloat32> h, int n) {
    Initialiser initialiser = Initialiser.fanIn(contextWidth, 0.1);
    return context.product(h, context.parameters().weight("scale", initialiser, contextWidth, n));
  }
}
