package flowtone.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.evaluation.normality.Normality;

/**
 * How well a model describes recordings it was not trained on.
 *
 * @param natsPerSample negative log-likelihood of the recordings at full scale 1, with uniform
 *     noise of one 16-bit step added; null if it is no number
 * @param bitsPerSample the same for 16-bit samples: what a coder built on the model would need;
 *     null if it is no number
 * @param samples scored
 * @param excerpt whether only a short part was scored, because scoring is slow
 * @param numberUntilSample where it is no number, how far into a recording it was one
 * @param normality of what the recordings become; null where the likelihood is no number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldOutLikelihood(
    Double natsPerSample,
    Double bitsPerSample,
    long samples,
    boolean excerpt,
    Integer numberUntilSample,
    Normality normality) {
  /** Binary logarithm of the steps of 16 bits from 0 to full scale. */
  private static final double STEP_BITS = 15;

  /** Of so many nats a sample; bits = nats / ln 2 + 15. */
  static HeldOutLikelihood of(
      double natsPerSample, long samples, boolean excerpt, Normality normality) {
    double bits = natsPerSample / Math.log(2) + STEP_BITS;
    return new HeldOutLikelihood(natsPerSample, bits, samples, excerpt, null, normality);
  }

  /** Of a model whose noise left the range of floats. */
  static HeldOutLikelihood none(int numberUntilSample, boolean excerpt) {
    return new HeldOutLikelihood(null, null, 0, excerpt, numberUntilSample, null);
  }

  /** Whether the likelihood is a number. */
  boolean known() {
    return bitsPerSample != null;
  }
}
