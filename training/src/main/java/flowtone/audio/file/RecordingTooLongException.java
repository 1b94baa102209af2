package flowtone.audio.file;

/** A recording that is sound but longer than was asked for; the message is one sentence. */
public final class RecordingTooLongException extends AudioFileException {
  private static final long serialVersionUID = 1L;

  /**
   * One that was thrown elsewhere.
   *
   * @param sentence its message
   */
  public RecordingTooLongException(String sentence) {
    super(sentence);
  }

  RecordingTooLongException(double seconds, String name) {
    super(
        "expected at most %s seconds of sound in %s; got more"
            .formatted(Seconds.of(seconds), name));
  }
}
