package flowtone.benchmark.likelihood;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.evaluation.normality.Normality;

/**
 * How well a model describes recordings it was not trained on.
 *
 * @param natsPerSample negative log-likelihood of the recordings at full scale 1, with uniform
 *     noise of one 16-bit step added; null if it is NaN or infinite
 * @param bitsPerSample the same for 16-bit samples: what a coder built on the model would need;
 *     null if it is NaN or infinite
 * @param samples scored
 * @param excerpt whether only a short part was scored, because scoring is slow
 * @param numberUntilSample finite samples before the first NaN or infinity of a recording; null if
 *     all are finite
 * @param normality of the recordings' noise; null where the likelihood is
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

  /** A finite likelihood; bits = nats / ln 2 + 15. */
  public static HeldOutLikelihood of(
      double natsPerSample, long samples, boolean excerpt, Normality normality) {
    double bits = natsPerSample / Math.log(2) + STEP_BITS;
    return new HeldOutLikelihood(natsPerSample, bits, samples, excerpt, null, normality);
  }

  /** That of a model whose noise left the range of floats after so many samples. */
  static HeldOutLikelihood notFinite(int finiteSamples, boolean excerpt) {
    return new HeldOutLikelihood(null, null, 0, excerpt, finiteSamples, null);
  }

  /** Whether the likelihood is a finite number. */
  public boolean known() {
    return bitsPerSample != null;
  }
}
