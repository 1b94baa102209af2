package flowtone.audio;

import java.util.function.IntToDoubleFunction;

/** Generated sounds whose pitch and phase are known. */
public final class HarmonicTones {
  private HarmonicTones() {}

  /** A tone of several harmonics at the frequency given for each sample. */
  public static float[] harmonic(int sampleRateHz, int samples, IntToDoubleFunction hz) {
    return harmonic(sampleRateHz, samples, hz, new float[samples]);
  }

  /** The same, telling its phase in cycles at each sample. */
  public static float[] harmonic(
      int sampleRateHz, int samples, IntToDoubleFunction hz, float[] cycles) {
    float[] tone = new float[samples];
    double phase = 0.3;
    for (int i = 0; i < samples; i++) {
      cycles[i] = (float) (phase - Math.floor(phase));
      for (int k = 1; k <= 6 && k * hz.applyAsDouble(i) < 0.45 * sampleRateHz; k++) {
        tone[i] += (float) (0.25 / k * Math.cos(2 * Math.PI * k * phase + 0.7 * (k - 1)));
      }
      phase += hz.applyAsDouble(i) / sampleRateHz;
    }
    return tone;
  }

  /** Cents of a vibrato of 5 Hz and 30 cents. */
  public static double vibrato(int sample, int sampleRateHz) {
    return 30 * Math.sin(2 * Math.PI * 5 * sample / sampleRateHz);
  }
}
