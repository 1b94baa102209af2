package flowtone.audio;

import java.util.Arrays;

/**
 * Mono sound: samples at full scale 1, and the rate they were taken at.
 *
 * @param samples amplitude per sample, nominally within -1..1; not copied, treat as immutable
 * @param sampleRateHz samples per second, positive
 */
public record Waveform(float[] samples, int sampleRateHz) {
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
