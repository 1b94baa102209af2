package flowtone.performance;

/**
 * A periodic modulation of pitch that starts some time after the onset of a note.
 *
 * @param depthCents amplitude, 0..200; 0 for none
 * @param rateHz frequency, 0..20
 * @param delaySeconds when it starts after the onset; it reaches its depth after the same time
 *     again
 */
public record Vibrato(double depthCents, double rateHz, double delaySeconds) {
  /** No vibrato. */
  public static final Vibrato NONE = new Vibrato(0, 5.5, 0.4);

  /** A moderate one. */
  public static final Vibrato GENTLE = new Vibrato(12, 5.5, 0.4);

  public Vibrato {
    boolean playable =
        depthCents >= 0 && depthCents <= 200 && rateHz >= 0 && rateHz <= 20 && delaySeconds >= 0;
    if (!playable) {
      throw new IllegalArgumentException(
          "expected a vibrato of 0 to 200 cents at 0 to 20 Hz; got %s cents at %s Hz"
              .formatted(depthCents, rateHz));
    }
  }

  /** Offset from the note in cents, at a time after its onset. */
  double cents(double onsetSeconds) {
    double since = onsetSeconds - delaySeconds;
    if (depthCents == 0 || since <= 0) {
      return 0;
    }
    double rise = delaySeconds == 0 ? 1 : Math.min(1, since / delaySeconds);
    return depthCents * rise * Math.sin(2 * Math.PI * rateHz * since);
  }
}
