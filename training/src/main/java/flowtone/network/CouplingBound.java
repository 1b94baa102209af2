package flowtone.network;

import flowtone.graph.Initialiser;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The one place that bounds a coupling's raw log-scale: {@code limit tanh(raw / limit)}, smooth and
 * on both sides, for a coupling is run in both directions and neither may blow up.
 *
 * @param limit greatest magnitude of the log-scale
 * @param initial log-scale of an untrained network, within the limit
 */
public record CouplingBound(double limit, double initial) {
  public CouplingBound {
    if (!(Math.abs(initial) < limit)) {
      throw new IllegalArgumentException(
          "expected an initial log-scale within +-%s; got %s".formatted(limit, initial));
    }
  }

  public Operand<TFloat32> bound(Ops tf, Operand<TFloat32> raw) {
    Operand<TFloat32> most = tf.constant((float) limit);
    return tf.math.mul(most, tf.math.tanh(tf.math.div(raw, most)));
  }

  /** First values of the bias of n shifts (zero) and n raw log-scales (those of the initial). */
  public Initialiser initialBias(int n) {
    float[] bias = new float[2 * n];
    double share = initial / limit;
    double raw = limit * 0.5 * (Math.log1p(share) - Math.log1p(-share));
    java.util.Arrays.fill(bias, n, 2 * n, (float) raw);
    return Initialiser.given(bias);
  }
}
