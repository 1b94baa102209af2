package flowtone.audio;

import java.util.Arrays;

/**
 * An equaliser of linear phase whose gain follows straight lines, in dB over the mel scale, between
 * frequencies at equal distances on it: the first at 0 Hz, the last at half the sample rate. It is
 * designed by sampling the response at frequencies and windowing its transform (Rabiner and Gold
 * 1975), so it follows the lines as closely as {@value #REACH} samples to either side can.
 */
public final class Equaliser {
  private static final int REACH = 64;
  private static final int BINS = 512;

  private Equaliser() {}

  /**
   * The filter for one sample rate.
   *
   * @param gainsDb at those frequencies, at least two
   * @throws IllegalArgumentException if there are fewer, or one is not finite
   */
  public static Fir of(double[] gainsDb, int sampleRateHz) {
    if (gainsDb.length < 2 || !Arrays.stream(gainsDb).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "expected two finite gains or more; got " + Arrays.toString(gainsDb));
    }
    double[] magnitudes = new double[BINS + 1];
    for (int bin = 0; bin <= BINS; bin++) {
      double hertz = bin * sampleRateHz / 2.0 / BINS;
      magnitudes[bin] = Math.pow(10, gainDb(gainsDb, hertz, sampleRateHz) / 20);
    }
    float[] taps = new float[2 * REACH + 1];
    for (int i = -REACH; i <= REACH; i++) {
      double hann = 0.5 + 0.5 * Math.cos(Math.PI * i / (REACH + 1));
      taps[REACH + i] = (float) (hann * response(magnitudes, i));
    }
    return new Fir(taps);
  }

  private static double gainDb(double[] gainsDb, double hertz, int sampleRateHz) {
    double last = gainsDb.length - 1;
    double at = last * MelFilters.mel(hertz) / MelFilters.mel(sampleRateHz / 2.0);
    int before = (int) Math.min(at, last - 1);
    return gainsDb[before] + (at - before) * (gainsDb[before + 1] - gainsDb[before]);
  }

  /** Inverse transform of an even, real spectrum at one sample. */
  private static double response(double[] magnitudes, int sample) {
    double sum = magnitudes[0] + magnitudes[BINS] * Math.cos(Math.PI * sample);
    for (int bin = 1; bin < BINS; bin++) {
      sum += 2 * magnitudes[bin] * Math.cos(Math.PI * bin * sample / BINS);
    }
    return sum / (2 * BINS);
  }
}
