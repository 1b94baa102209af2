package flowtone.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A run that cannot be read or written; the message is one sentence for a person. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With what was expected and the reason the system gave. */
  static RunException of(String expected, IOException cause) {
    return new RunException("expected " + expected + "; got: " + reason(cause), cause);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "no such file " + missing.getFile();
    }
    if (e instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile();
    }
    // Image writers say only that something went wrong, and keep the answer beneath.
    return e.getCause() instanceof IOException answer
        ? reason(answer)
        : String.valueOf(e.getMessage());
  }
}
