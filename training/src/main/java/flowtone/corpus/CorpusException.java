package flowtone.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A corpus that cannot be made or read; the message is one sentence for its owner. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CorpusException(String message) {
    super(message);
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was expected, and what the system answered instead. */
  static CorpusException of(String expected, IOException answer) {
    return new CorpusException("expected " + expected + "; got " + reason(answer), answer);
  }

  private static String reason(IOException answer) {
    if (answer instanceof NoSuchFileException missing) {
      return "no such file " + missing.getFile();
    }
    if (answer instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile();
    }
    return String.valueOf(answer.getMessage());
  }
}
