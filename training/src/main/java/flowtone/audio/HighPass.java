package flowtone.audio;

/**
 * A Butterworth high-pass of fourth order (24 dB per octave) for whole recordings: takes room
 * rumble away, at 50 Hz for speech, of which low voices reach down to 60, and 20 Hz for
 * instruments.
 *
 * @param cutoffHz frequency that is lowered by 3 dB
 */
public record HighPass(double cutoffHz) {
  /** Below this there is rumble rather than music. */
  public static final double INSTRUMENT_HZ = 20;

  /** Below this there is rumble rather than speech. */
  public static final double SPEECH_HZ = 50;

  /** Quality factors of the two second-order sections of a fourth-order Butterworth filter. */
  private static final double[] QUALITIES = {0.541196100146197, 1.306562964876377};

  public HighPass {
    if (!(cutoffHz > 0)) {
      throw new IllegalArgumentException("expected a cutoff frequency above 0 Hz; got " + cutoffHz);
    }
  }

  /** The filtered sound, as long as the given one, which is left as it was. */
  public Waveform filter(Waveform waveform) {
    if (cutoffHz >= waveform.sampleRateHz() / 2.0) {
      throw new IllegalArgumentException(
          "expected a cutoff below half the sample rate of "
              + waveform.sampleRateHz()
              + " Hz; got "
              + cutoffHz);
    }
    float[] samples = waveform.samples();
    for (double quality : QUALITIES) {
      samples = section(samples, 2 * Math.PI * cutoffHz / waveform.sampleRateHz(), quality);
    }
    return new Waveform(samples, waveform.sampleRateHz());
  }

  /**
   * Log-determinant a sample of the filter, in nats: each output is the sum of earlier inputs and
   * its own, whose weight it is the logarithm of. Slightly below 0.
   */
  public double logDetPerSample(int sampleRateHz) {
    double radiansPerSample = 2 * Math.PI * cutoffHz / sampleRateHz;
    double sum = 0;
    for (double quality : QUALITIES) {
      sum += Math.log(firstWeight(radiansPerSample, quality));
    }
    return sum;
  }

  /** Weight of the newest input in a section's output. */
  private static double firstWeight(double radiansPerSample, double quality) {
    double alpha = Math.sin(radiansPerSample) / (2 * quality);
    return (1 + Math.cos(radiansPerSample)) / 2 / (1 + alpha);
  }

  /** One second-order section by the bilinear transform, transposed direct form II. */
  private static float[] section(float[] in, double radiansPerSample, double quality) {
    double cosine = Math.cos(radiansPerSample);
    double alpha = Math.sin(radiansPerSample) / (2 * quality);
    double b0 = firstWeight(radiansPerSample, quality);
    double a1 = -2 * cosine / (1 + alpha);
    double a2 = (1 - alpha) / (1 + alpha);
    float[] out = new float[in.length];
    double state1 = 0;
    double state2 = 0;
    for (int i = 0; i < in.length; i++) {
      double y = b0 * in[i] + state1;
      state1 = -2 * b0 * in[i] - a1 * y + state2;
      state2 = b0 * in[i] - a2 * y;
      out[i] = (float) y;
    }
    return out;
  }
}
