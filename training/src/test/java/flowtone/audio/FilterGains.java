package flowtone.audio;

/** What filters do to tones. */
public final class FilterGains {
  private FilterGains() {}

  /** Gain of a tone in dB. */
  public static double ofTone(Fir filter, double hertz, int sampleRateHz) {
    float[] tone = Tones.sine(hertz, 0.5, 1, sampleRateHz).samples();
    float[] out = new float[tone.length - 2 * filter.reach()];
    filter.filter(tone, out);
    double power = 0;
    double before = 0;
    for (int i = 0; i < out.length; i++) {
      power += out[i] * out[i];
      before += tone[filter.reach() + i] * tone[filter.reach() + i];
    }
    return 10 * Math.log10(power / before);
  }
}
