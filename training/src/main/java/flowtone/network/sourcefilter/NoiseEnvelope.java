package flowtone.network.sourcefilter;

import flowtone.audio.MelScale;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Magnitude response of a filter that turns white noise of deviation 1 into noise with given mel
 * bands. The magnitude of noise in a bin is Rayleigh distributed with the mean {@code sqrt(pi sum
 * w^2) / 2}, w the window, so a band's mean over its heights, divided by that, is the response at
 * its peak; between peaks it is linear in Hz.
 *
 * @param mel where the bands lie
 * @param filter the grid of frequencies
 */
record NoiseEnvelope(MelScale mel, MinimumPhase filter) {
  /** Least response, -140 dB: silence has a finite logarithm. */
  private static final float FLOOR = 1e-7f;

  /**
   * Natural logarithm of the response.
   *
   * @param bands magnitudes of the noise part in each band [rows, bands]
   * @return [rows, bins of the grid]
   */
  Operand<TFloat32> logResponse(Ops tf, Operand<TFloat32> bands) {
    Operand<TFloat32> response = tf.linalg.matMul(bands, tf.constant(matrix()));
    return tf.math.log(tf.math.add(response, tf.constant(FLOOR)));
  }

  /**
   * Mean magnitude of a bin of white noise of deviation 1: Hann squared sums to 3/8 of its length.
   */
  private double noiseMagnitude() {
    return Math.sqrt(Math.PI * mel.fftSamples() * 3 / 8) / 2;
  }

  /** From bands to the response at each frequency of the grid [bands][bins]. */
  private float[][] matrix() {
    float[] areas = mel.areas();
    float[][] matrix = new float[mel.bands()][filter.bins()];
    for (int bin = 0; bin < filter.bins(); bin++) {
      double hertz = bin * (double) mel.sampleRateHz() / filter.gridSamples();
      int right = 0;
      while (right < mel.bands() && mel.peakHz(right) < hertz) {
        right++;
      }
      int above = Math.min(right, mel.bands() - 1);
      int below = Math.max(0, right - 1);
      double share =
          above == below
              ? 1
              : (hertz - mel.peakHz(below)) / (mel.peakHz(above) - mel.peakHz(below));
      matrix[below][bin] +=
          (float) ((1 - share) / (Math.max(areas[below], 1e-3) * noiseMagnitude()));
      matrix[above][bin] += (float) (share / (Math.max(areas[above], 1e-3) * noiseMagnitude()));
    }
    return matrix;
  }
}
