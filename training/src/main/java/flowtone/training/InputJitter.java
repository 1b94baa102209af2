package flowtone.training;

import flowtone.tensor.Expr;

/**
 * How far from their level a teacher's network reads crops, while its density is that of the crops
 * as they are. When it is sampled, it reads its own sound, which is never quite as loud as a
 * recording; one that has only read recordings takes a louder sound for a louder recording, and
 * goes on louder yet. Immutable and thread-safe.
 *
 * @param levelDb standard deviation of the gain that a crop is read with, dB; 0 reads it as it is
 */
public record InputJitter(double levelDb) {
  private static final double WIDEST_DB = 40;

  public InputJitter {
    if (!(levelDb >= 0 && levelDb <= WIDEST_DB)) {
      throw new IllegalArgumentException(
          "expected an inputJitter with a levelDb between 0 and %s; got %s"
              .formatted(WIDEST_DB, levelDb));
    }
  }

  /**
   * What is read of signals. The first sample of a crop's noise says at which level, so that noise
   * of zeros leaves it as it is.
   *
   * @param signals [batch, samples]
   * @param noise of unit deviation [batch, samples]
   * @return [batch, samples]
   */
  Expr of(Expr signals, Expr noise) {
    Expr gain = noise.columns(0, 1).times(levelDb * Math.log(10) / 20).exp(); // [batch, 1]
    return signals.times(gain);
  }
}
