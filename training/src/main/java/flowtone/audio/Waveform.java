package flowtone.audio;

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
}
