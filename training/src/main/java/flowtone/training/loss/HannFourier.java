package flowtone.training.loss;

import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Some bins of the Fourier transform under a Hann window, as a matrix product, whose gradient is
 * one too.
 *
 * @param tf where operations are added
 * @param window samples of a row
 */
record HannFourier(Ops tf, int window) {

  /**
   * Power of each bin.
   *
   * @param rows [rows, window]
   * @param bins multiples of one cycle a window
   * @return [rows, bins]
   */
  Expr power(Operand<TFloat32> rows, int[] bins) {
    Expr x = Expr.of(tf, rows);
    Expr real = x.product(tf.constant(waves(bins, 0)));
    Expr imaginary = x.product(tf.constant(waves(bins, -Math.PI / 2)));
    return real.squared().plus(imaginary.squared());
  }

  /** Windowed cosines of a phase [window][bins]. */
  private float[][] waves(int[] bins, double phase) {
    float[][] waves = new float[window][bins.length];
    for (int i = 0; i < window; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / window);
      for (int b = 0; b < bins.length; b++) {
        long turn = (long) i * bins[b] % window;
        waves[i][b] = (float) (hann * Math.cos(2 * Math.PI * turn / window + phase));
      }
    }
    return waves;
  }
}
