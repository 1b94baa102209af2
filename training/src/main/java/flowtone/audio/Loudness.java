package flowtone.audio;

import be.tarsos.dsp.util.fft.FFT;

/**
 * A-weighted loudness: the level, in dB relative to full scale, of what is left of a sound when its
 * frequencies are weighted by the ear's sensitivity (IEC 61672-1 curve A). A 1 kHz sine of
 * amplitude 1 has -3 dB.
 *
 * <p>Not thread-safe.
 */
public final class Loudness {
  /** The least loudness reported, in dB relative to full scale: silence. */
  public static final float FLOOR_DB = -90f;

  private static final double LONGEST_WINDOW_SECONDS = 0.064;

  private final int windowSamples;
  private final int hopSamples;
  private final float[] window;
  private final float[] powerWeights;
  private final float[] spectrum;
  private final FFT fft;

  /**
   * A meter reading once a hop.
   *
   * @param sampleRateHz of the sound
   * @param hopSamples between readings
   * @param windowSamples of one reading, a power of two
   */
  public Loudness(int sampleRateHz, int hopSamples, int windowSamples) {
    if (Integer.bitCount(windowSamples) != 1) {
      throw new IllegalArgumentException(
          "expected a window of a power of two samples; got " + windowSamples);
    }
    this.hopSamples = hopSamples;
    this.windowSamples = windowSamples;
    this.window = hann(windowSamples);
    this.powerWeights = powerWeights(sampleRateHz, windowSamples);
    this.spectrum = new float[windowSamples];
    this.fft = new FFT(windowSamples);
  }

  /** A meter that reads as features are measured. */
  public static Loudness ofFeatures(int sampleRateHz, int hopSamples) {
    return new Loudness(sampleRateHz, hopSamples, featureWindowSamples(sampleRateHz));
  }

  /** The window that features are measured with: the longest power of two within 64 ms. */
  public static int featureWindowSamples(int sampleRateHz) {
    return Integer.highestOneBit((int) Math.round(LONGEST_WINDOW_SECONDS * sampleRateHz));
  }

  /** Loudness in dB [hops], each measured in a window centred on the end of its hop. */
  public float[] curve(float[] samples, int hops) {
    float[] db = new float[hops];
    for (int h = 0; h < hops; h++) {
      db[h] = at(samples, (h + 1) * hopSamples);
    }
    return db;
  }

  /** Loudness in dB of the window centred on a sample; what lies outside the sound is silence. */
  public float at(float[] samples, int centre) {
    int first = centre - windowSamples / 2;
    for (int i = 0; i < windowSamples; i++) {
      int at = first + i;
      spectrum[i] = at >= 0 && at < samples.length ? samples[at] * window[i] : 0;
    }
    fft.forwardTransform(spectrum);
    double power = powerWeights[0] * spectrum[0] * spectrum[0];
    for (int k = 1; k < windowSamples / 2; k++) {
      float re = spectrum[2 * k];
      float im = spectrum[2 * k + 1];
      power += powerWeights[k] * (re * re + im * im);
    }
    return Math.max(FLOOR_DB, (float) (10 * Math.log10(power + 1e-30)));
  }

  private static float[] hann(int size) {
    float[] window = new float[size];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
    }
    return window;
  }

  /** Weights of the squared bins, so that their sum is the weighted mean square (Parseval). */
  private static float[] powerWeights(int sampleRateHz, int windowSamples) {
    double windowPower = 0;
    for (float w : hann(windowSamples)) {
      windowPower += w * w;
    }
    float[] weights = new float[windowSamples / 2];
    for (int k = 0; k < weights.length; k++) {
      double gain = aWeight(k * (double) sampleRateHz / windowSamples);
      weights[k] = (float) (2 * gain * gain / (windowSamples * windowPower));
    }
    return weights;
  }

  /** Amplitude weight of curve A at a frequency, 1 at 1 kHz (IEC 61672-1, annex E). */
  public static double aWeight(double hz) {
    double f2 = hz * hz;
    double numerator = 12194.0 * 12194 * f2 * f2;
    double denominator =
        (f2 + 20.6 * 20.6)
            * Math.sqrt((f2 + 107.7 * 107.7) * (f2 + 737.9 * 737.9))
            * (f2 + 12194.0 * 12194);
    return 1.2589 * numerator / denominator;
  }
}
