package flowtone.audio;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mono sound: samples at full scale 1, and the rate they were taken at.
 *
 * @param samples amplitude per sample, nominally within -1..1; not copied, treat as immutable
 * @param sampleRateHz samples per second, positive
 */
public record Waveform(float[] samples, int sampleRateHz) {
  private static final double STEP_OF_16_BITS = 1.0 / (1 << 15);

  public Waveform {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException(
          "expected a positive sample rate in Hz; got " + sampleRateHz);
    }
  }

  /** Length in seconds. */
  public double seconds() {
    return samples.length / (double) sampleRateHz;
  }

  /** Whether every sample is a number that can be heard. */
  public boolean isFinite() {
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The sound in 16-bit samples, each anywhere within its step: a density in the middle of a step
   * is not that of the step.
   */
  public Waveform dequantised(SplittableRandom random) {
    float[] spread = new float[samples.length];
    for (int t = 0; t < spread.length; t++) {
      double level = Math.rint(samples[t] / STEP_OF_16_BITS);
      spread[t] = (float) ((level + random.nextDouble() - 0.5) * STEP_OF_16_BITS);
    }
    return new Waveform(spread, sampleRateHz);
  }

  /** The same sound, every sample times a factor. */
  public Waveform amplified(float factor) {
    float[] scaled = samples.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Waveform(scaled, sampleRateHz);
  }

  /** The same sound, cut at a length or filled with silence up to it. */
  public Waveform lasting(int length) {
    return new Waveform(Arrays.copyOf(samples, length), sampleRateHz);
  }

  /** The same sound after so many samples of silence. */
  public Waveform delayed(int samplesBefore) {
    float[] later = new float[samplesBefore + samples.length];
    System.arraycopy(samples, 0, later, samplesBefore, samples.length);
    return new Waveform(later, sampleRateHz);
  }

  /** The same sound from a sample on, cut at a length or filled with silence up to it. */
  public Waveform from(int first, int length) {
    return new Waveform(Arrays.copyOfRange(samples, first, first + length), sampleRateHz);
  }

  /** At most so many seconds of it, from its start. */
  public Waveform beginning(double seconds) {
    return lasting((int) Math.min(samples.length, seconds * sampleRateHz));
  }
}
