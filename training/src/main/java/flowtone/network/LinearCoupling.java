package flowtone.network;

import flowtone.flow.CouplingMask;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The part of a coupling's shift that is linear in the half that is kept: {@code A z_a}, with a
 * matrix A for each frame that the network predicts. What {@link LinearPrediction} is to a sample
 * and those before it, this is to the changed samples of a frame and the kept ones around them.
 */
final class LinearCoupling {
  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;
  private final CouplingMask mask;
  private final int changed;
  private final int kept;

  LinearCoupling(NetworkContext context, NetworkConfig config, CouplingMask mask) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.mask = mask;
    this.changed = mask.changedPositions().length;
    this.kept = mask.frameSamples() - changed;
  }

  /**
   * The shift of the changed samples of each frame.
   *
   * @param units hidden units [rows, channels]
   * @param frames the input, of which the kept samples are read [rows, n]
   * @return [rows, changed]
   */
  Expr apply(Expr units, Expr frames) {
    int taps = config.linearTaps();
    Expr coefficients = // [rows, changed * taps]
        context
            .dense("linear", units, config.channels(), changed * taps, 0.02)
            .times(LinearPrediction.UNIT);
    Expr matrices = context.expr(tf.reshape(coefficients, tf.array(-1, changed, taps)));
    return matrices.times(tf.expandDims(window(frames), tf.constant(1))).sum(2);
  }

  /** The last kept samples up to the end of each frame [rows, taps]. */
  private Expr window(Expr frames) {
    int taps = config.linearTaps();
    int back = (taps - 1) / kept;
    Expr now = frames.product(tf.constant(mask.keptColumns())); // [rows, kept]
    Expr history = back == 0 ? now : withFramesBefore(now, back);
    return history.columns((back + 1) * kept - taps, taps);
  }

  /** Kept samples of each frame and of some before it, side by side [rows, (back + 1) kept]. */
  private Expr withFramesBefore(Expr now, int back) {
    Operand<TFloat32> all = context.memory().recall(now, back, kept);
    List<Operand<TFloat32>> line = new ArrayList<>();
    for (int frame = 0; frame <= back; frame++) {
      line.add(context.rows().dropLast(context.rows().dropFirst(all, frame), back - frame));
    }
    return context.expr(tf.concat(line, tf.constant(1)));
  }
}
