package flowtone.audio;

/** Test sounds of known content. */
public final class Tones {
  private Tones() {}

  /** A sine that starts at phase zero. */
  public static Waveform sine(
      double frequencyHz, double amplitude, double seconds, int sampleRateHz) {
    float[] samples = new float[(int) Math.round(seconds * sampleRateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * frequencyHz * i / sampleRateHz));
    }
    return new Waveform(samples, sampleRateHz);
  }
}
