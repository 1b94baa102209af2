package flowtone.evaluation.metric;

/** Distances between log-mel spectrograms [frames][bands] of equal size. */
public final class MelDistance {
  private static final int COEFFICIENTS = 24;

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
    int bands = recording[0].length;
    MelCepstrum cepstrum = new MelCepstrum(bands, COEFFICIENTS);
    double sum = 0;
    for (int frame = 0; frame < recording.length; frame++) {
      sum += cepstrum.distance(recording[frame], voice[frame]);
    }
    double scale = 10 / Math.log(10) * Math.sqrt(2) / Math.sqrt(bands / 2.0);
    return scale * sum / recording.length;
  }
}
