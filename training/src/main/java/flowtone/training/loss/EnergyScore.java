package flowtone.training.loss;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The energy score of two sounds made of independent noise, {@code (d(x, y) + d(x, y')) / 2 - beta
 * / 2 d(y, y')} with a spectral distance d. With beta 1 it is a proper score: no distribution does
 * better than that of the recordings, so the right amount of noise is the best. Below 1 it favours
 * sounds whose noise is alike.
 *
 * <p>Source: Gritsenko et al., "A spectral energy distance for parallel speech synthesis", 2020
 * (arXiv 2008.01160).
 *
 * @param spectra measures the distance
 * @param beta weight of what repels the two sounds, 0..1
 */
public record EnergyScore(SpectralLoss spectra, double beta) {

  /**
   * The score and the distance it is made of, scalars.
   *
   * @param score what is to be made small
   * @param distance of the first sound from the recording, term by term
   */
  public record Value(Expr score, SpectralLoss.Terms distance) {}

  /**
   * The score of two sounds.
   *
   * @param recording x [batch, samples]
   * @param first y, of the same controls [batch, samples]
   * @param second y', of other noise
   */
  public Value of(
      Operand<TFloat32> recording, Operand<TFloat32> first, Operand<TFloat32> second, int samples) {
    SpectralLoss.Spectra x = spectra.spectra(recording, samples);
    SpectralLoss.Spectra y = spectra.spectra(first, samples);
    SpectralLoss.Spectra other = spectra.spectra(second, samples);
    SpectralLoss.Terms near = spectra.distance(y, x, x);
    Expr score =
        spectra
            .weighted(near)
            .plus(spectra.weighted(spectra.distance(other, x, x)))
            .times(0.5)
            .minus(spectra.weighted(spectra.distance(y, other, x)).times(beta / 2));
    return new Value(score, near);
  }
}
