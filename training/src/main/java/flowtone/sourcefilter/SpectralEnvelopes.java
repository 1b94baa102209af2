package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a sound is made of, band by band, where no mel spectrum tells it: harmonics and noise, each
 * with an envelope of its own.
 *
 * @param logAmplitude natural logarithm of the amplitude that the harmonics in a band have in
 *     common, were it fully voiced [rows, bands]
 * @param logNoise natural logarithm of the magnitude of the noise in each mel band [rows, bands]
 * @param level how loud the sound is to be, natural logarithm of the root of its A-weighted mean
 *     square [rows, 1]
 */
public record SpectralEnvelopes(Expr logAmplitude, Expr logNoise, Expr level) {
  /** Of the least magnitude of a measured band, {@value MelSpectrogram#FLOOR}. */
  static final double LEAST_POWER = MelSpectrogram.FLOOR * MelSpectrogram.FLOOR;

  /**
   * The mel spectrum of both together, {@code log sqrt((N / 2 S_b A_b)^2 + n_b^2)}, S_b the sum
   * that harmonics of amplitude 1 give a band.
   *
   * @param pitch cycles per sample and voicing [rows, 2]
   * @return natural logarithm of the bands' magnitudes [rows, bands]
   */
  public Expr logMel(NetworkContext context, MelScale mel, int harmonics, Operand<TFloat32> pitch) {
    Expr frequency = context.expr(pitch).columns(0, 1);
    return logMel(
        new HarmonicAmplitudes(context, mel, harmonics, frequency),
        context.expr(pitch).columns(1, 1));
  }

  Expr logMel(HarmonicAmplitudes amplitudes, Expr voicing) {
    Expr harmonic = amplitudes.magnitudes(amplitude(voicing));
    Expr noise = logNoise.exp();
    return harmonic.squared().plus(noise.squared()).plus(LEAST_POWER).log().times(0.5);
  }

  /** The same with what is added to both envelopes [rows, bands] each. */
  SpectralEnvelopes plus(Expr amplitude, Expr noise) {
    return new SpectralEnvelopes(logAmplitude.plus(amplitude), logNoise.plus(noise), level);
  }

  /** The same with other harmonics [rows, bands]. */
  SpectralEnvelopes withAmplitude(Expr other) {
    return new SpectralEnvelopes(other, logNoise, level);
  }

  /** Amplitude of the harmonics in a band as voiced as it is [rows, bands]. */
  Expr amplitude(Expr voicing) {
    return logAmplitude.exp().times(voicing);
  }
}
