package flowtone.evaluate;

/** Distances between log-mel spectrograms [frames][bands] of equal size. */
public final class MelDistance {
  private static final int CEPSTRA = 24;

  private MelDistance() {}

  /** Mean absolute difference over all frames and bands, in nats. */
  public static double l1(float[][] recording, float[][] voice) {
    double sum = 0;
    for (int frame = 0; frame < recording.length; frame++) {
      for (int band = 0; band < recording[frame].length; band++) {
        sum += Math.abs(recording[frame][band] - voice[frame][band]);
      }
    }
    return sum / recording.length / recording[0].length;
  }

  /**
   * Mel-cepstral distortion in dB: {@code 10 / ln 10 sqrt(2 sum d^2)} over coefficients 1 to 24 of
   * the orthonormal DCT-II, over the square root of half the number of bands; mean over frames,
   * without alignment.
   */
  public static double cepstral(float[][] recording, float[][] voice) {
    double[][] cosines = cosines(recording[0].length);
    double sum = 0;
    for (int frame = 0; frame < recording.length; frame++) {
      sum += Math.sqrt(2 * squaredDistance(cosines, recording[frame], voice[frame]));
    }
    double scale = 10 / Math.log(10) / Math.sqrt(recording[0].length / 2.0);
    return scale * sum / recording.length;
  }

  private static double squaredDistance(double[][] cosines, float[] recording, float[] voice) {
    double sum = 0;
    for (double[] row : cosines) {
      double coefficient = 0;
      for (int band = 0; band < row.length; band++) {
        coefficient += row[band] * (voice[band] - recording[band]);
      }
      sum += coefficient * coefficient;
    }
    return sum;
  }

  /** Rows 1 to 24 of the orthonormal DCT-II [coefficients][bands]. */
  private static double[][] cosines(int bands) {
    double[][] rows = new double[CEPSTRA][bands];
    for (int k = 1; k <= CEPSTRA; k++) {
      for (int band = 0; band < bands; band++) {
        rows[k - 1][band] = Math.sqrt(2.0 / bands) * Math.cos(Math.PI / bands * (band + 0.5) * k);
      }
    }
    return rows;
  }
}
