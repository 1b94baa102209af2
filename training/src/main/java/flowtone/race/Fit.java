package flowtone.race;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.flow.Normality;

/**
 * How well a model describes recordings it was not trained on.
 *
 * @param natsPerSample negative log-likelihood of the recordings at full scale 1, with uniform
 *     noise of one 16-bit step added
 * @param bitsPerSample the same for 16-bit samples: what a coder built on the model would need
 * @param samples scored
 * @param excerpt whether only a short part was scored, because scoring is slow
 * @param normality of what the recordings become; null if not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fit(
    double natsPerSample,
    double bitsPerSample,
    long samples,
    boolean excerpt,
    Normality normality) {
  /** Binary logarithm of the steps of 16 bits from 0 to full scale. */
  private static final double STEP_BITS = 15;

  /** Of so many nats a sample; bits = nats / ln 2 + 15. */
  static Fit of(double natsPerSample, long samples, boolean excerpt, Normality normality) {
    return new Fit(
        natsPerSample, natsPerSample / Math.log(2) + STEP_BITS, samples, excerpt, normality);
  }
}
