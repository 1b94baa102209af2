package flowtone.audio;

/**
 * A low-pass of linear phase, without delay, as sharp as what lower sample rates and compression
 * leave of a sound: at the cutoff it is 6 dB down, an eighty-second of the sample rate above it
 * more than 90 dB. Immutable.
 */
public final class LowPass {
  /** Samples on either side of one that its filtered value depends on. */
  public static final int REACH = 128;

  private final float[] taps;

  /**
   * A filter for one sample rate.
   *
   * @param cutoffHz above 0 and below half the sample rate
   * @throws IllegalArgumentException if it is not
   */
  public LowPass(double cutoffHz, int sampleRateHz) {
    if (!(cutoffHz > 0 && cutoffHz < sampleRateHz / 2.0)) {
      throw new IllegalArgumentException(
          "expected a cutoff between 0 and half the sample rate of %d Hz; got %s"
              .formatted(sampleRateHz, cutoffHz));
    }
    KaiserSinc response = new KaiserSinc(2 * cutoffHz / sampleRateHz, REACH + 1);
    taps = response.weights(REACH, 0, 2 * REACH + 1);
  }

  /**
   * Filters sound whose surroundings are known.
   *
   * @param in {@code REACH} samples before the first that is filtered, those, and {@code REACH}
   *     after
   * @param out to write {@code count} filtered samples to, at {@code offset}
   */
  public void filter(float[] in, float[] out, int offset, int count) {
    for (int n = 0; n < count; n++) {
      float sum = 0;
      for (int i = 0; i < taps.length; i++) {
        sum += taps[i] * in[n + i];
      }
      out[offset + n] = sum;
    }
  }
}
