package flowtone.network;

import flowtone.graph.Initialiser;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The one place that bounds a network's raw log-scale: {@code floor + softplus(raw - floor)},
 * smooth, so that the gradient does not vanish where the scale is far too small.
 *
 * @param floor least log-scale
 * @param initial log-scale of an untrained network, above the floor
 */
public record ScaleBound(double floor, double initial) {
  public ScaleBound {
    if (!(initial > floor)) {
      throw new IllegalArgumentException(
          "expected an initial log-scale above the floor %s; got %s".formatted(floor, initial));
    }
  }

  /** An equal share of this bound for each flow of a chain, whose log-scales add. */
  public ScaleBound share(int flows) {
    return new ScaleBound(floor / flows, initial / flows);
  }

  public Operand<TFloat32> bound(Ops tf, Operand<TFloat32> raw) {
    Operand<TFloat32> least = tf.constant((float) floor);
    return tf.math.add(least, tf.math.softplus(tf.math.sub(raw, least)));
  }

  /** The same outside a graph. */
  public double bound(double raw) {
    double above = raw - floor;
    return floor + Math.max(above, 0) + Math.log1p(Math.exp(-Math.abs(above)));
  }

  /** First values of the bias of n shifts (zero) and n raw log-scales (those of the initial). */
  public Initialiser initialBias(int n) {
    float[] bias = new float[2 * n];
    java.util.Arrays.fill(bias, n, 2 * n, (float) initialRaw());
    return Initialiser.given(bias);
  }

  /** The raw log-scale of the initial one. */
  public double initialRaw() {
    return floor + Math.log(Math.expm1(initial - floor));
  }
}
