package flowtone.evaluation.metric;

/**
 * The orthonormal DCT-II of log-mel bands, its coefficient 0 left out: the shape of a spectrum
 * without its level. Few coefficients see the envelope alone, many see the harmonics too.
 */
final class MelCepstrum {
  /** Rows 1, 2, ... of the transform [coefficients][bands]. */
  private final double[][] rows;

  MelCepstrum(int bands, int coefficients) {
    rows = new double[coefficients][bands];
    for (int k = 1; k <= coefficients; k++) {
      for (int band = 0; band < bands; band++) {
        double cosine = Math.cos(Math.PI / bands * (band + 0.5) * k);
        rows[k - 1][band] = Math.sqrt(2.0 / bands) * cosine;
      }
    }
  }

  /** Euclidean distance between the coefficients of two frames [bands]. */
  double distance(float[] frame, float[] other) {
    double sum = 0;
    for (double[] row : rows) {
      double coefficient = 0;
      for (int band = 0; band < row.length; band++) {
        coefficient += row[band] * (other[band] - frame[band]);
      }
      sum += coefficient * coefficient;
    }
    return Math.sqrt(sum);
  }
}
