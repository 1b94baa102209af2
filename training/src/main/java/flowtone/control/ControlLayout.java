package flowtone.control;

/**
 * How what conditions a sound is laid out for the networks. Hops of sound are preceded by the hops
 * that their conditioning looks back on, which differ in number: the conditioner's layers look back
 * on {@code contextHops} rows of features; what moves linearly between the ends of hops, and sample
 * by sample with frames that begin before a hop does, reads {@value #PITCH_CONTEXT_HOPS} rows of
 * pitch, or of the conditioner's output; the phase is known sample by sample and needs no past.
 *
 * @param contextHops rows of features before the sound, at least {@value #PITCH_CONTEXT_HOPS}
 * @param featureWidth values of a feature row
 * @param hopSamples samples of a hop
 */
public record ControlLayout(int contextHops, int featureWidth, int hopSamples) {
  /** Rows of pitch, and of the conditioner's output, before the sound. */
  public static final int PITCH_CONTEXT_HOPS = 2;

  /** Values of a pitch row: f0 in cycles per sample (0 where unvoiced), then voicing (0..1). */
  public static final int PITCH_WIDTH = 2;

  public ControlLayout {
    if (contextHops < PITCH_CONTEXT_HOPS || featureWidth < 1 || hopSamples < 1) {
      throw new IllegalArgumentException(
          "expected at least %d hops of context, one feature and one sample a hop; got %d, %d, %d"
              .formatted(PITCH_CONTEXT_HOPS, contextHops, featureWidth, hopSamples));
    }
  }

  /** Rows of features of so many hops of sound, those before it included. */
  public int featureRows(int hops) {
    return contextHops + hops;
  }

  /** Rows of pitch of so many hops of sound, those before it included. */
  public static int pitchRows(int hops) {
    return PITCH_CONTEXT_HOPS + hops;
  }

  /** Samples, and values of phase, of so many hops. */
  public int samples(int hops) {
    return hops * hopSamples;
  }
}
