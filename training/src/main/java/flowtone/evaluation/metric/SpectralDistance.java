package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.List;
import java.util.stream.IntStream;

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
    return RESOLUTIONS.stream()
        .mapToDouble(stft -> atResolution(stft, recording, voice))
        .average()
        .orElseThrow();
  }

  private static double atResolution(Stft stft, float[] recording, float[] voice) {
    double squaredDifference = 0;
    double squares = 0;
    double logDifference = 0;
    for (int number = 0; number < stft.frames(recording); number++) {
      float[] reference = stft.frame(recording, number);
      float[] other = stft.frame(voice, number);
      for (int bin = 0; bin < reference.length; bin++) {
        double difference = reference[bin] - other[bin];
        squaredDifference += difference * difference;
        squares += reference[bin] * reference[bin];
        logDifference += Math.abs(logRatio(reference[bin], other[bin], M_STFT_FLOOR));
      }
    }
    double convergence = Math.sqrt(squaredDifference / Math.max(squares, Double.MIN_NORMAL));
    return convergence + logDifference / stft.frames(recording) / stft.bins();
  }

  /** Mean over frames of the rms over bins of the level difference in dB, floored at 1e-4. */
  public static double logSpectral(float[] recording, float[] voice) {
    return IntStream.range(0, LSD_STFT.frames(recording))
        .mapToDouble(
            number -> rmsDb(LSD_STFT.frame(recording, number), LSD_STFT.frame(voice, number)))
        .average()
        .orElseThrow();
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
