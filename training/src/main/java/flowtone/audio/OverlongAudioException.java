package flowtone.audio;

/** That a recording goes on beyond the length a reader was to accept. */
final class OverlongAudioException extends DamagedAudioException {
  private static final long serialVersionUID = 1L;

  private final double seconds;

  OverlongAudioException(double seconds) {
    super("a longer one");
    this.seconds = seconds;
  }

  /** How much would have been accepted. */
  double seconds() {
    return seconds;
  }
}
