package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Magnitude response of a filter that turns white noise of deviation 1 into noise with given mel
 * bands. The magnitude of noise in a bin is Rayleigh distributed with the mean {@code sqrt(pi sum
 * w^2) / 2}, w the window, so a band's mean over its heights, divided by that, is the response at
 * its peak; between peaks its logarithm is linear in Hz.
 *
 * @param mel where the bands lie
 * @param floor mean magnitude of a bin that is added everywhere
 */
record NoiseEnvelope(MelScale mel, double floor) {
  /** What silence is taken for where a mel spectrum is measured: about -120 dB. */
  private static final double MEASURED_FLOOR = 1e-5;

  /**
   * Deviation of the noise that a predicted spectrum always has: below that of 16-bit recordings,
   * 9e-6, times the gain of a corpus, a fourth and less.
   */
  private static final double PREDICTED_DEVIATION = 1e-6;

  /** Of spectra that are measured. */
  static NoiseEnvelope measured(MelScale mel) {
    return new NoiseEnvelope(mel, MEASURED_FLOOR);
  }

  /** Of spectra that are predicted, which in silence may be anything below the least measured. */
  static NoiseEnvelope predicted(MelScale mel) {
    return new NoiseEnvelope(mel, PREDICTED_DEVIATION * noiseMagnitude(mel));
  }

  /**
   * Natural logarithm of the response at the bands' peaks [rows, bands].
   *
   * @param logMel natural logarithm of the bands' magnitudes [rows, bands]
   */
  Expr atBands(NetworkContext context, Operand<TFloat32> logMel) {
    Operand<TFloat32> perArea = context.tf().constant(inverseAreas());
    return context
        .expr(logMel)
        .exp()
        .times(perArea)
        .plus(floor)
        .log()
        .minus(Math.log(noiseMagnitude(mel)));
  }

  /** From bands to the frequencies of a filter's grid, linearly in Hz [bands][bins]. */
  float[][] toGrid(MinimumPhase filter) {
    float[][] matrix = new float[mel.bands()][filter.bins()];
    for (int bin = 0; bin < filter.bins(); bin++) {
      double hertz = bin * (double) mel.sampleRateHz() / filter.gridSamples();
      int above = 0;
      while (above < mel.bands() - 1 && mel.peakHz(above) < hertz) {
        above++;
      }
      int below = Math.max(0, above - 1);
      double width = mel.peakHz(above) - mel.peakHz(below);
      double share = width == 0 ? 1 : (hertz - mel.peakHz(below)) / width;
      double within = Math.max(0, Math.min(1, share));
      matrix[below][bin] += (float) (1 - within);
      matrix[above][bin] += (float) within;
    }
    return matrix;
  }

  /** Mean magnitude of a bin of white noise of deviation 1: Hann squared sums to 3/8 N. */
  static double noiseMagnitude(MelScale mel) {
    return Math.sqrt(Math.PI * mel.windowSamples() * 3 / 8) / 2;
  }

  /** Of each band: one over the sum of its heights [bands]. */
  float[] inverseAreas() {
    float[] areas = new float[mel.bands()];
    for (float[] bin : mel.filters()) {
      for (int band = 0; band < areas.length; band++) {
        areas[band] += bin[band];
      }
    }
    for (int band = 0; band < areas.length; band++) {
      areas[band] = 1 / Math.max(1e-3f, areas[band]);
    }
    return areas;
  }
}
