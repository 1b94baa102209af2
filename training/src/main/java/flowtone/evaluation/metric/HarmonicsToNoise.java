package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;

/**
 * The ratio of harmonics to noise in dB by the autocorrelation at the pitch period (Boersma 1993,
 * Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a
 * sampled sound): {@code 10 log10(r / (1 - r))}, where {@code r} is the autocorrelation of a frame
 * of 1,024 samples under a Hann window, over that at lag 0 and over the same of the window. It is
 * the greatest of nine lags within 1 % of the period; lags between samples come from the power
 * spectrum, whose cosine transform is the autocorrelation of the band-limited sound. {@code r} is
 * held within 0.001 to 0.9999: -30 to 40 dB.
 *
 * @param sampleRateHz of both sounds
 * @param hopSamples frames are centred on the ends of hops
 */
public record HarmonicsToNoise(int sampleRateHz, int hopSamples) {
  private static final int WINDOW_SAMPLES = 1024;

  /** Twice the window, so that no lag meets its own end. */
  private static final int FFT_SAMPLES = 2 * WINDOW_SAMPLES;

  private static final double LAG_STEP = 0.0025;
  private static final int LAG_STEPS = 4;
  private static final double LEAST = 0.001;
  private static final double GREATEST = 0.9999;

  public HarmonicsToNoise {
    if (sampleRateHz < 1 || hopSamples < 1) {
      throw new IllegalArgumentException(
          "expected a rate and a hop of at least 1; got %d Hz and %d samples"
              .formatted(sampleRateHz, hopSamples));
    }
  }

  /**
   * Mean over the frames that are voiced in both sounds of the voice's ratio over the recording's,
   * each at its own pitch.
   *
   * @param recordingHz pitch at the ends of hops, 0 where unvoiced [hops]; so {@code voiceHz}
   * @return dB, below 0 where the voice is noisier; NaN if no frame is voiced in both
   */
  public double differenceDb(
      float[] recording, float[] recordingHz, float[] voice, float[] voiceHz) {
    Stft stft = new Stft(FFT_SAMPLES, hopSamples, WINDOW_SAMPLES, Padding.ZERO);
    double sum = 0;
    int frames = 0;
    for (int hop = 0; hop < Math.min(recordingHz.length, voiceHz.length); hop++) {
      if (recordingHz[hop] > 0 && voiceHz[hop] > 0) {
        sum += db(stft.frame(voice, hop + 1), voiceHz[hop]);
        sum -= db(stft.frame(recording, hop + 1), recordingHz[hop]);
        frames++;
      }
    }
    return sum / frames;
  }

  private double db(float[] magnitudes, double hertz) {
    double greatest = 0;
    double power = correlation(magnitudes, 0);
    for (int step = -LAG_STEPS; step <= LAG_STEPS; step++) {
      double lag = sampleRateHz / (hertz * (1 + step * LAG_STEP));
      greatest = Math.max(greatest, correlation(magnitudes, lag) / power / ofWindow(lag));
    }
    double periodic = Math.max(LEAST, Math.min(GREATEST, greatest));
    return 10 * Math.log10(periodic / (1 - periodic));
  }

  /** Half the unscaled autocorrelation of a frame without its mean. */
  private static double correlation(float[] magnitudes, double lag) {
    double step = Math.cos(2 * Math.PI * lag / FFT_SAMPLES);
    double before = 1;
    double cosine = step;
    double sum = 0;
    for (int bin = 1; bin < magnitudes.length; bin++) {
      sum += magnitudes[bin] * (double) magnitudes[bin] * cosine;
      double next = 2 * step * cosine - before;
      before = cosine;
      cosine = next;
    }
    return sum;
  }

  /** Autocorrelation of the Hann window over that at lag 0 (Boersma 1993, equation 8). */
  private static double ofWindow(double lag) {
    double share = lag / WINDOW_SAMPLES;
    double cosine = Math.cos(2 * Math.PI * share);
    return (1 - share) * (2 + cosine) / 3 + Math.sin(2 * Math.PI * share) / (2 * Math.PI);
  }
}
