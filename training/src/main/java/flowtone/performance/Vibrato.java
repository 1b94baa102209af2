package flowtone.performance;

/**
 * A slow swing of pitch that sets in some time after a note began.
 *
 * @param depthCents the furthest it goes from the note, 0 for none
 * @param rateHz swings per second
 * @param delaySeconds when it begins; it reaches its depth after the same time again
 */
public record Vibrato(double depthCents, double rateHz, double delaySeconds) {
  /** Straight tone. */
  public static final Vibrato NONE = new Vibrato(0, 5.5, 0.4);

  /** What a player adds without thinking of it. */
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

  /** Offset from the note in cents, some seconds after its onset. */
  double cents(double onsetSeconds) {
    double since = onsetSeconds - delaySeconds;
    if (depthCents == 0 || since <= 0) {
      return 0;
    }
    double grown = delaySeconds == 0 ? 1 : Math.min(1, since / delaySeconds);
    return depthCents * grown * Math.sin(2 * Math.PI * rateHz * since);
  }
}
