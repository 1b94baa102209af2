package flowtone.audio;

/** An audio file that cannot be read or written; the message is one sentence for its owner. */
public final class AudioFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AudioFileException(String message) {
    super(message);
  }

  public AudioFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
