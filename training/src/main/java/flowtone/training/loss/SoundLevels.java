package flowtone.training.loss;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Levels of sounds [batch, samples], which tell whether a student is too quiet or hisses; scalars.
 *
 * @param hopSamples samples a hop, over which the level of quiet passages is measured
 * @param quietHops how many of the quietest hops of a batch count as quiet
 */
public record SoundLevels(int hopSamples, int quietHops) {
  private static final double DECIBELS_PER_NEPER = 10 / Math.log(10);
  private static final double POWER_FLOOR = 1e-12;

  /** Root mean square. */
  public Expr rms(Expr x) {
    return x.squared().mean(0, 1).sqrt();
  }

  /** Mean magnitude. */
  public Expr magnitude(Expr x) {
    return x.abs().mean(0, 1);
  }

  /** Mean level of the quietest hops, in dB relative to full scale. */
  public Expr quietDb(Expr x) {
    Ops tf = x.tf();
    Expr hops = Expr.of(tf, tf.reshape(x, tf.array(-1, hopSamples))); // [hops, hopSamples]
    Expr decibels = hops.squared().mean(1).plus(POWER_FLOOR).log().times(DECIBELS_PER_NEPER);
    Operand<TFloat32> negatedQuietest =
        tf.nn.topK(decibels.negated(), tf.constant(quietHops), TInt32.class).values();
    return Expr.of(tf, negatedQuietest).mean(0).negated();
  }
}
