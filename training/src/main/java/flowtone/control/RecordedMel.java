package flowtone.control;

import flowtone.audio.Dither;
import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;

/**
 * Log-mel bands of recordings as voices read them, measured at the end of each hop: those of the
 * sound with the power of {@link Dither} added. Without, what resampling and compression leave
 * above their cutoff would read as anything down to {@link MelSpectrogram#FLOOR}, which no dithered
 * crop that is trained on sounds like. Immutable and thread-safe.
 */
public final class RecordedMel {
  private static final int DITHER_FRAMES = 32;

  private final int hopSamples;
  private final MelSpectrogram spectrogram;
  private final float[] dither;

  /**
   * @param bands that are measured, 0 for none
   */
  public RecordedMel(int sampleRateHz, int hopSamples, int bands) {
    this.hopSamples = hopSamples;
    this.spectrogram = new MelSpectrogram(sampleRateHz, hopSamples, bands, Stft.Padding.ZERO);
    this.dither = dither(MelScale.of(bands, sampleRateHz).windowSamples());
  }

  /** Mean log-mel of dither alone [bands]. */
  private float[] dither(int windowSamples) {
    float[] mean = new float[spectrogram.bands()];
    if (mean.length == 0) {
      return mean;
    }
    int samples = 2 * windowSamples + DITHER_FRAMES * hopSamples;
    float[] noise = Dither.added(new float[samples]);
    for (float[] frame : spectrogram.logMel(noise, windowSamples, DITHER_FRAMES)) {
      for (int band = 0; band < mean.length; band++) {
        mean[band] += frame[band] / DITHER_FRAMES;
      }
    }
    return mean;
  }

  /**
   * The rows of a recording; rows of no values if there are no bands.
   *
   * @param samples of it, as loud as the voice's corpus
   * @param hops that are measured
   * @return [hops][bands]
   */
  public float[][] of(float[] samples, int hops) {
    if (dither.length == 0) {
      return new float[hops][0];
    }
    float[][] logMel = spectrogram.logMel(samples, hopSamples, hops);
    for (float[] row : logMel) {
      for (int band = 0; band < row.length; band++) {
        row[band] = (float) powerSum(row[band], dither[band]);
      }
    }
    return logMel;
  }

  /** The row of silence [bands]. */
  public float[] silence() {
    return of(new float[hopSamples], 1)[0];
  }

  /** Logarithm of the magnitude whose power is that of two together. */
  private static double powerSum(double a, double b) {
    double greater = Math.max(a, b);
    return greater + 0.5 * Math.log1p(Math.exp(2 * (Math.min(a, b) - greater)));
  }
}
