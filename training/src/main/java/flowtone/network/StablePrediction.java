package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Prediction that cannot run away: {@linkplain LongTermPrediction from periods before}, with gains
 * whose magnitudes stay below one in sum, and {@linkplain Reflection by reflection coefficients}
 * from what that left of the samples before. One after the other each is stable by itself; added
 * up, as linear taps and long-term gains are, two stable predictions make an unstable one.
 *
 * <p>Source of the cascade: Atal and Schroeder, "Adaptive predictive coding of speech signals",
 * Bell System Technical Journal, 1970.
 */
final class StablePrediction {
  private final NetworkContext context;
  private final Ops tf;
  private final NetworkConfig config;

  StablePrediction(NetworkContext context, NetworkConfig config) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
  }

  /**
   * The prediction of each sample of each frame.
   *
   * @param units hidden units [rows, channels]
   * @param degrees of the units; only those of degree 0 are read
   * @return [rows, n]
   */
  Expr apply(Expr units, int[] degrees, FramedInput input) {
    Expr samples = transposed(input.frames());
    Reflection shortTerm = new Reflection(context, config);
    if (config.longTermPeriods() == 0) {
      return transposed(shortTerm.apply(units, degrees, samples));
    }
    Expr longTerm = new LongTermPrediction(context, config).ofSamples(units, degrees, input);
    Expr left = samples.minus(longTerm);
    return transposed(longTerm.plus(shortTerm.apply(units, degrees, left)));
  }

  private Expr transposed(Operand<TFloat32> matrix) {
    return context.expr(tf.linalg.transpose(matrix, tf.array(1, 0)));
  }
}
