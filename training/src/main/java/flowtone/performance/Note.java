package flowtone.performance;

/**
 * A note of a score.
 *
 * @param midi pitch as a fractional MIDI number, 0..127
 * @param startSeconds when the key goes down, from the beginning of the score
 * @param durationSeconds how long the key stays down, positive
 * @param velocity loudness, 0..1: from the label's soft to its loud
 */
public record Note(double midi, double startSeconds, double durationSeconds, double velocity) {
  /** Velocity of notes without one. */
  public static final double DEFAULT_VELOCITY = 0.8;

  public Note {
    require(midi >= 0 && midi <= 127, "a MIDI number within 0 to 127", midi);
    require(
        startSeconds >= 0 && Double.isFinite(startSeconds),
        "a start of 0 seconds or later",
        startSeconds);
    require(
        durationSeconds > 0 && Double.isFinite(durationSeconds),
        "a duration of more than 0 seconds",
        durationSeconds);
    require(velocity >= 0 && velocity <= 1, "a velocity within 0 to 1", velocity);
  }

  private static void require(boolean holds, String expected, double got) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected + "; got " + got);
    }
  }

  /** When the key comes up. */
  public double endSeconds() {
    return startSeconds + durationSeconds;
  }

  /** The same at another pitch. */
  Note at(double otherMidi) {
    return new Note(otherMidi, startSeconds, durationSeconds, velocity);
  }

  /** The same, ending at a time. */
  Note until(double seconds) {
    return new Note(midi, startSeconds, seconds - startSeconds, velocity);
  }
}
