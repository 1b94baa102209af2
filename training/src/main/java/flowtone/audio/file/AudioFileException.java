package flowtone.audio.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * An audio file that cannot be read, used or written; the message is one sentence for its owner.
 */
public class AudioFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AudioFileException(String message) {
    super(message);
  }

  public AudioFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the file system means, for the end of a sentence. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    return e instanceof AccessDeniedException ? "no permission" : e.getMessage();
  }
}
