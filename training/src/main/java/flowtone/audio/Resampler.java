package flowtone.audio;

import java.math.BigInteger;

/**
 * Changes the sample rate by a Kaiser-windowed sinc: without delay, duration kept, ripple and
 * aliases below -90 dB, flat up to 0.9 of the lower Nyquist frequency. The ratio of the rates is
 * kept as a fraction, so that every output sample meets one of finitely many filter phases.
 */
public final class Resampler {
  /** Zero crossings of the sinc on each side of its centre. */
  private static final int CROSSINGS = 64;

  /** Middle of the transition band over the lower Nyquist frequency, which is where it ends. */
  private static final double CUTOFF = 0.955;

  private final int inputStep;
  private final int phases;
  private final int reach;
  private final float[][] taps;

  /** Filters for outputs at {@code phase / phases} between two inputs, made when first needed. */
  private Resampler(int fromHz, int toHz) {
    int common = BigInteger.valueOf(fromHz).gcd(BigInteger.valueOf(toHz)).intValue();
    inputStep = fromHz / common;
    phases = toHz / common;
    reach = (int) Math.ceil(CROSSINGS / bandwidth());
    taps = new float[phases][];
  }

  /** The same sound at another rate; the waveform itself if it has that rate already. */
  public static Waveform resample(Waveform waveform, int rateHz) {
    if (waveform.sampleRateHz() == rateHz) {
      return waveform;
    }
    Resampler resampler = new Resampler(waveform.sampleRateHz(), rateHz);
    return new Waveform(resampler.convolve(waveform.samples()), rateHz);
  }

  private float[] convolve(float[] in) {
    float[] out = new float[(int) Math.round((double) in.length * phases / inputStep)];
    for (int n = 0; n < out.length; n++) {
      long position = (long) n * inputStep;
      int phase = (int) (position % phases);
      if (taps[phase] == null) {
        taps[phase] = tapsOf(phase);
      }
      out[n] = dot(taps[phase], in, (int) (position / phases) - reach + 1);
    }
    return out;
  }

  private static float dot(float[] taps, float[] in, int start) {
    double sum = 0;
    int from = Math.max(0, -start);
    int to = Math.min(taps.length, in.length - start);
    for (int i = from; i < to; i++) {
      sum += taps[i] * in[start + i];
    }
    return (float) sum;
  }

  /** Pass band edge relative to the input's Nyquist frequency. */
  private double bandwidth() {
    return CUTOFF * Math.min(1, (double) phases / inputStep);
  }

  private float[] tapsOf(int phase) {
    return new KaiserSinc(bandwidth(), reach)
        .weights(reach - 1, (double) phase / phases, 2 * reach);
  }
}
