package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.stream.IntStream;

/**
 * Geometric over arithmetic mean of the power spectrum in dB: near 0 for noise, far below for
 * tones. A voice that whispers where the recording sings is flatter than the recording.
 */
public final class SpectralFlatness {
  private static final Stft STFT = new Stft(1024, 256, 1024, Padding.REFLECT);
  private static final double LEAST_POWER = 1e-10;

  private SpectralFlatness() {}

  /** Mean over frames of 1,024 samples, in dB, at most 0. */
  public static double meanDb(float[] samples) {
    return IntStream.range(0, STFT.frames(samples))
        .mapToDouble(number -> flatnessDb(STFT.frame(samples, number)))
        .average()
        .orElseThrow();
  }

  private static double flatnessDb(float[] magnitudes) {
    double logSum = 0;
    double sum = 0;
    for (float magnitude : magnitudes) {
      double power = Math.max(LEAST_POWER, magnitude * (double) magnitude);
      logSum += Math.log(power);
      sum += power;
    }
    double logMean = logSum / magnitudes.length;
    return 10 / Math.log(10) * (logMean - Math.log(sum / magnitudes.length));
  }
}
