package flowtone.voice;

/** A voice that cannot be used; the message is one sentence for the person who asked for it. */
public final class VoiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VoiceException(String message) {
    super(message);
  }

  public VoiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
