package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Short-term prediction by a lattice whose reflection coefficients {@code k_i}, one set a frame,
 * stay within {@link #LARGEST}. With forward and backward errors {@code F_0 = B_0 = x} and {@code
 * F_i(t) = F_(i-1)(t) - k_i B_(i-1)(t-1)}, {@code B_i(t) = B_(i-1)(t-1) - k_i F_(i-1)(t)}, a sample
 * is predicted as {@code sum_i k_i B_(i-1)(t-1)} and {@code F_N} is what is left.
 *
 * <p>From frame to frame the backward errors are carried in their normalised form {@code b_i = B_i
 * / C_i}, {@code C_i = prod_(j<=i) sqrt(1 - k_j^2)}, in which a stage of the inverse, {@code
 * (f_(i-1), b_i)} of {@code (f_i, b_(i-1))}, is a rotation. So however the coefficients change, no
 * sample's square exceeds the sum of those of {@code F_N / C_N} up to it, and without those it dies
 * away; linear taps run away where they change, even if each frame's are stable.
 *
 * <p>Source: Gray and Markel, "A normalized digital filter structure", IEEE Transactions on
 * Acoustics, Speech, and Signal Processing, 1975.
 */
public final class Reflection {
  /** What the magnitudes of the coefficients stay below: poles of one resonance within 0.995. */
  private static final double LARGEST = 0.99;

  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;

  Reflection(NetworkContext context, NetworkConfig config) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
  }

  /** A coefficient within bounds, of any number. */
  public static float bounded(float raw) {
    return (float) (LARGEST * Math.tanh(raw));
  }

  /**
   * The prediction of each sample of each frame from those before it; 0 before training.
   *
   * @param units hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @param samples [n, rows]
   * @return [n, rows]
   */
  Expr apply(Expr units, int[] degrees, Expr samples) {
    int stages = config.reflectionCoefficients();
    Expr coefficients =
        new FrameFilters(context)
            .predicted("reflection", stages, 0, units, degrees)
            .tanh()
            .times(LARGEST); // [stages, rows]
    Expr scales = context.expr(tf.math.sqrt(coefficients.squared().negated().plus(1)));
    return lattice(coefficients, scales, samples);
  }

  private Expr lattice(Expr coefficients, Expr scales, Expr samples) {
    int stages = config.reflectionCoefficients();
    List<Expr> predictions = new ArrayList<>();
    Expr forward = samples;
    Expr backward = samples;
    Expr scale = Expr.constant(tf, 1); // C_i
    for (int stage = 0; stage < stages; stage++) {
      Expr k = row(coefficients, stage);
      Expr delayed = delayed(backward, scale);
      Expr prediction = delayed.times(k);
      predictions.add(prediction);
      if (stage + 1 < stages) {
        backward = delayed.minus(forward.times(k));
        forward = forward.minus(prediction);
        scale = scale.times(row(scales, stage));
      }
    }
    return Expr.sum(predictions);
  }

  private Expr row(Expr matrix, int row) {
    return context.expr(tf.slice(matrix, tf.array(row, 0), tf.array(1, -1)));
  }

  /**
   * The backward errors a sample later, those before a frame by its own scale.
   *
   * @param backward [n, rows]
   * @param scale [1, rows] or a scalar
   */
  private Expr delayed(Expr backward, Expr scale) {
    int n = config.frameSamples();
    Expr last = row(backward, n - 1).over(scale);
    Operand<TFloat32> all =
        context.memory().recall(tf.reshape(last, tf.array(-1, 1)), 1, 1); // [1 + rows, 1]
    Expr before =
        context.expr(tf.reshape(context.rows().dropLast(all, 1), tf.array(1, -1))).times(scale);
    if (n == 1) {
      return before;
    }
    Operand<TFloat32> others = tf.slice(backward, tf.array(0, 0), tf.array(n - 1, -1));
    return context.expr(tf.concat(List.of(before, others), tf.constant(0)));
  }
}
