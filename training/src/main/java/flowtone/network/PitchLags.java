package flowtone.network;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * How many samples before a frame its sound was the same, by its pitch: whole multiples of the
 * period, the nearest for which all samples that a prediction reads are known when the frame
 * begins, and those after it.
 *
 * @param shortest samples
 * @param longest samples
 */
public record PitchLags(int shortest, int longest) {
  public PitchLags {
    if (shortest > longest) {
      throw new IllegalArgumentException(
          "expected longTermPeriods of 0 unless a receptive field has room for lags of %d samples; got one for %d"
              .formatted(shortest, longest));
    }
  }

  /**
   * Those of a network.
   *
   * @param field samples before a frame that it can read
   */
  static PitchLags within(int field, int frameSamples) {
    int reach = LongTermPrediction.REACH;
    int after = FractionalDelay.TAPS - FractionalDelay.BEFORE - 1;
    return new PitchLags(frameSamples + reach + after, field - reach - FractionalDelay.BEFORE);
  }

  /**
   * Lags of some frames.
   *
   * @param samples the lag, somewhere from the shortest to the longest where there is none
   *     [periods, frames]
   * @param known 1 where there is a lag, 0 where there is none [periods, frames]
   */
  record Lags(Expr samples, Operand<TFloat32> known) {}

  /**
   * The nearest lags of some frames.
   *
   * @param pitch cycles per sample, 0 where unvoiced [1, frames]
   */
  Lags of(Expr pitch, int periods) {
    Ops tf = pitch.tf();
    float[][] further = new float[periods][1];
    for (int period = 0; period < periods; period++) {
      further[period][0] = period;
    }
    Expr first = Expr.of(tf, tf.math.ceil(pitch.times(shortest)));
    Expr samples = first.plus(tf.constant(further)).over(pitch); // infinite or NaN where unvoiced
    Operand<TBool> known = tf.math.lessEqual(samples, tf.constant((float) longest));
    return new Lags(
        Expr.of(tf, tf.select(known, samples, tf.constant((float) shortest))),
        tf.dtypes.cast(known, TFloat32.class));
  }

  /**
   * One of the nearest lags of a frame outside a graph.
   *
   * @param pitch cycles per sample, 0 where unvoiced
   * @param further 0 for the nearest, 1 for that after it, and so on
   * @return samples; 0 where there is none
   */
  public float of(float pitch, int further) {
    float samples = ((float) Math.ceil(pitch * shortest) + further) / pitch;
    return samples <= longest ? samples : 0;
  }
}
