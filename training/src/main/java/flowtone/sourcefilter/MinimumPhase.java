package flowtone.sourcefilter;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Impulse responses of minimum phase for given magnitudes, as matrix products: the phase is minus
 * the Hilbert transform of the log magnitude, which is what folding the cepstrum to positive times
 * comes to (Oppenheim and Schafer, "Discrete-Time Signal Processing", section 13.5). The first tap
 * is {@code exp} of the cepstrum's mean, so always positive.
 *
 * @param gridSamples length D of the transforms, even
 * @param taps length K of the responses, at most D; the last eighth is faded out
 */
record MinimumPhase(int gridSamples, int taps) {
  MinimumPhase {
    if (gridSamples % 2 != 0 || taps < 2 || taps > gridSamples) {
      throw new IllegalArgumentException(
          "expected an even grid and 2 to as many taps; got %d and %d"
              .formatted(gridSamples, taps));
    }
  }

  /** Frequencies of the grid, from 0 to half the sample rate. */
  int bins() {
    return gridSamples / 2 + 1;
  }

  /**
   * The impulse responses.
   *
   * @param logMagnitude natural logarithm at each frequency [rows, bins]
   * @return [rows, taps]
   */
  Operand<TFloat32> of(Ops tf, Operand<TFloat32> logMagnitude) {
    Operand<TFloat32> phase = tf.linalg.matMul(logMagnitude, tf.constant(phaseMatrix()));
    Operand<TFloat32> magnitude = tf.math.exp(logMagnitude);
    Operand<TFloat32> spectrum =
        tf.concat(
            List.of(
                tf.math.mul(magnitude, tf.math.cos(phase)),
                tf.math.mul(magnitude, tf.math.sin(phase))),
            tf.constant(1)); // [rows, 2 bins]
    Operand<TFloat32> later = tf.linalg.matMul(spectrum, tf.constant(laterTapsMatrix()));
    return tf.concat(List.of(tf.math.exp(logFirstTap(tf, logMagnitude)), later), tf.constant(1));
  }

  /**
   * Natural logarithm of the first tap: the mean of the log magnitude over the circle [rows, 1].
   */
  Operand<TFloat32> logFirstTap(Ops tf, Operand<TFloat32> logMagnitude) {
    return tf.linalg.matMul(logMagnitude, tf.constant(circleMean()));
  }

  /** What takes the mean over the circle of the values at each frequency [bins][1]. */
  float[][] circleMean() {
    float[][] mean = new float[bins()][1];
    for (int k = 0; k < mean.length; k++) {
      mean[k][0] = (float) (circleWeight(k) / gridSamples);
    }
    return mean;
  }

  /**
   * Log magnitudes of the filter whose response is damped, from those of the filter [bins][bins]:
   * tap t shrinks by {@code exp(-damping t / taps)}, as all zeros move towards the origin. Cut off
   * undamped, a response with sharp valleys can lose its minimum phase, and then its inverse is
   * unstable. The cepstrum is damped, not the taps: {@code log H(z / g) = sum_n a_n g^n z^-n}.
   */
  double[][] damped(double damping) {
    int half = gridSamples / 2;
    double[] sums = new double[gridSamples]; // of g^n cos(2 pi j n / D) over the folded cepstrum
    for (int j = 0; j < gridSamples; j++) {
      for (int n = 1; n < half; n++) {
        double angle = 2 * Math.PI * ((long) j * n % gridSamples) / gridSamples;
        sums[j] += Math.exp(-damping * n / taps) * Math.cos(angle);
      }
    }
    double[][] matrix = new double[bins()][bins()];
    for (int m = 0; m <= half; m++) {
      for (int k = 0; k <= half; k++) {
        // cos(m n) cos(k n) = (cos((k + m) n) + cos((k - m) n)) / 2
        double sum =
            sums[Math.floorMod(k + m, gridSamples)] + sums[Math.floorMod(k - m, gridSamples)];
        matrix[m][k] = circleWeight(m) / gridSamples * (1 + sum);
      }
    }
    return matrix;
  }

  /** How often a frequency of the half circle stands on the whole one. */
  private double circleWeight(int bin) {
    return bin == 0 || bin == gridSamples / 2 ? 1 : 2;
  }

  /**
   * Phase at each frequency from the log magnitude at each [bins][bins]: {@code phi_k = -sum_n a_n
   * sin(2 pi k n / D)} over the folded cepstrum {@code a_n = 2 c_n}.
   */
  float[][] phaseMatrix() {
    int half = gridSamples / 2;
    double[] sine = new double[gridSamples];
    for (int i = 0; i < gridSamples; i++) {
      sine[i] = Math.sin(2 * Math.PI * i / gridSamples);
    }
    double[] sums = hilbertSums(sine, half);
    float[][] matrix = new float[bins()][bins()];
    for (int m = 0; m <= half; m++) {
      for (int k = 0; k <= half; k++) {
        // cos(m n) sin(k n) = (sin((k + m) n) + sin((k - m) n)) / 2
        double sum =
            sums[Math.floorMod(k + m, gridSamples)] + sums[Math.floorMod(k - m, gridSamples)];
        matrix[m][k] = (float) (-circleWeight(m) / gridSamples * sum);
      }
    }
    return matrix;
  }

  /** Of each difference of frequencies j: the sum over n = 1 .. D/2 - 1 of sin(2 pi j n / D). */
  private double[] hilbertSums(double[] sine, int half) {
    double[] sums = new double[gridSamples];
    for (int j = 0; j < gridSamples; j++) {
      for (int n = 1; n < half; n++) {
        sums[j] += sine[(int) ((long) j * n % gridSamples)];
      }
    }
    return sums;
  }

  /** All taps but the first from real and imaginary parts [2 bins][taps - 1]. */
  private float[][] laterTapsMatrix() {
    float[][] matrix = new float[2 * bins()][taps - 1];
    for (int k = 0; k < bins(); k++) {
      double weight = circleWeight(k) / gridSamples;
      for (int tap = 1; tap < taps; tap++) {
        double angle = 2 * Math.PI * ((long) k * tap % gridSamples) / gridSamples;
        matrix[k][tap - 1] = (float) (weight * fade(tap) * Math.cos(angle));
        matrix[bins() + k][tap - 1] = (float) (-weight * fade(tap) * Math.sin(angle));
      }
    }
    return matrix;
  }

  /** 1, and over the last eighth of the taps down to 0 as half a cosine. */
  double fade(int tap) {
    int flat = taps - taps / 8;
    return tap < flat ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * (tap - flat + 1) / (taps - flat + 1));
  }
}
