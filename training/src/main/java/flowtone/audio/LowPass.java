package flowtone.audio;

/**
 * A low-pass of linear phase as sharp as what lower sample rates and compression leave of a sound:
 * at the cutoff it is 6 dB down, an eighty-second of the sample rate above it more than 90 dB.
 */
public final class LowPass {
  private static final int REACH = 128;

  private LowPass() {}

  /**
   * The filter for one sample rate.
   *
   * @param cutoffHz above 0 and below half the sample rate
   * @throws IllegalArgumentException if it is not
   */
  public static Fir at(double cutoffHz, int sampleRateHz) {
    if (!(cutoffHz > 0 && cutoffHz < sampleRateHz / 2.0)) {
      throw new IllegalArgumentException(
          "expected a cutoff between 0 and half the sample rate of %d Hz; got %s"
              .formatted(sampleRateHz, cutoffHz));
    }
    KaiserSinc response = new KaiserSinc(2 * cutoffHz / sampleRateHz, REACH + 1);
    return new Fir(response.weights(REACH, 0, 2 * REACH + 1));
  }
}
