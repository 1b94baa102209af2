package flowtone.network;

import flowtone.flow.CouplingMask;
import flowtone.graph.NetworkContext;
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
  private final CouplingMask half;
  private final int changed;
  private final int kept;

  LinearCoupling(NetworkContext context, NetworkConfig config, CouplingMask half) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.half = half;
    this.changed = half.changedPositions().length;
    this.kept = half.frameSamples() - changed;
  }

  /**
   * The shift of the changed samples of each frame.
   *
   * @param units hidden units [rows, channels]
   * @param frames the input, of which the kept samples are read [rows, n]
   * @return [rows, changed]
   */
  Operand<TFloat32> apply(Operand<TFloat32> units, Operand<TFloat32> frames) {
    int taps = config.linearTaps();
    Operand<TFloat32> coefficients =
        tf.math.mul(
            context.dense("linear", units, config.channels(), changed * taps, 0.02),
            tf.constant(LinearPrediction.UNIT));
    Operand<TFloat32> matrices = tf.reshape(coefficients, tf.array(-1, changed, taps));
    Operand<TFloat32> window = tf.expandDims(window(frames), tf.constant(1));
    return tf.sum(tf.math.mul(matrices, window), tf.constant(2));
  }

  /** The last kept samples up to the end of each frame [rows, taps]. */
  private Operand<TFloat32> window(Operand<TFloat32> frames) {
    int taps = config.linearTaps();
    int back = (taps - 1) / kept;
    Operand<TFloat32> now = tf.linalg.matMul(frames, tf.constant(half.keptColumns()));
    Operand<TFloat32> history = back == 0 ? now : withFramesBefore(now, back);
    return tf.slice(history, tf.array(0, (back + 1) * kept - taps), tf.array(-1, taps));
  }

  /** Kept samples of each frame and of some before it, side by side [rows, (back + 1) kept]. */
  private Operand<TFloat32> withFramesBefore(Operand<TFloat32> now, int back) {
    Operand<TFloat32> all = context.memory().recall(now, back, kept);
    List<Operand<TFloat32>> line = new ArrayList<>();
    for (int frame = 0; frame <= back; frame++) {
      line.add(context.rows().dropLast(context.rows().dropFirst(all, frame), back - frame));
    }
    return tf.concat(line, tf.constant(1));
  }
}
