package flowtone.evaluate;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.List;

/** Distances between magnitude spectra of two sounds of equal length and rate (16 kHz). */
public final class SpectralDistance {
  private static final double M_STFT_FLOOR = 1e-3;
  private static final double LSD_FLOOR = 1e-4;
  private static final List<Stft> RESOLUTIONS =
      List.of(
          new Stft(1024, 120, 600, Padding.REFLECT),
          new Stft(2048, 240, 1200, Padding.REFLECT),
          new Stft(512, 50, 240, Padding.REFLECT));
  private static final Stft LSD_STFT = new Stft(1024, 256, 1024, Padding.REFLECT);

  private SpectralDistance() {}

  /**
   * Multi-resolution distance: spectral convergence plus mean absolute difference of natural-log
   * magnitudes (floored at 1e-3), averaged over three resolutions (Yamamoto et al., Parallel
   * WaveGAN, 2020).
   */
  public static double multiResolution(float[] recording, float[] voice) {
    double sum = 0;
    for (Stft stft : RESOLUTIONS) {
      float[][] reference = stft.magnitudes(recording);
      float[][] other = stft.magnitudes(voice);
      sum += convergence(reference, other) + logDistance(reference, other);
    }
    return sum / RESOLUTIONS.size();
  }

  /** Mean over frames of the rms over bins of the level difference in dB, floored at 1e-4. */
  public static double logSpectral(float[] recording, float[] voice) {
    float[][] reference = LSD_STFT.magnitudes(recording);
    float[][] other = LSD_STFT.magnitudes(voice);
    double sum = 0;
    for (int frame = 0; frame < reference.length; frame++) {
      sum += rmsDb(reference[frame], other[frame]);
    }
    return sum / reference.length;
  }

  /** Frobenius norm of the difference over that of the recording. */
  private static double convergence(float[][] reference, float[][] other) {
    double difference = 0;
    double norm = 0;
    for (int frame = 0; frame < reference.length; frame++) {
      for (int bin = 0; bin < reference[frame].length; bin++) {
        double r = reference[frame][bin];
        double d = r - other[frame][bin];
        difference += d * d;
        norm += r * r;
      }
    }
    return Math.sqrt(difference / Math.max(norm, Double.MIN_NORMAL));
  }

  private static double logDistance(float[][] reference, float[][] other) {
    double sum = 0;
    for (int frame = 0; frame < reference.length; frame++) {
      for (int bin = 0; bin < reference[frame].length; bin++) {
        sum += Math.abs(logRatio(reference[frame][bin], other[frame][bin], M_STFT_FLOOR));
      }
    }
    return sum / reference.length / reference[0].length;
  }

  private static double rmsDb(float[] reference, float[] other) {
    double sum = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      double db = 20 / Math.log(10) * logRatio(reference[bin], other[bin], LSD_FLOOR);
      sum += db * db;
    }
    return Math.sqrt(sum / reference.length);
  }

  private static double logRatio(double reference, double other, double floor) {
    return Math.log(Math.max(floor, other) / Math.max(floor, reference));
  }
}
