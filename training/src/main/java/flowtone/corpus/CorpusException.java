package flowtone.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A corpus that cannot be made or read; the message is one sentence for its owner. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<CorpusDescription.LeftOut> leftOut;

  public CorpusException(String message) {
    this(message, List.of());
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
    this.leftOut = List.of();
  }

  /** That too few recordings can be used. */
  public CorpusException(String message, List<CorpusDescription.LeftOut> leftOut) {
    super(message);
    this.leftOut = List.copyOf(leftOut);
  }

  /**
   * The files that could not be used, and why, where that is what kept a corpus from being made.
   */
  public List<CorpusDescription.LeftOut> leftOut() {
    return leftOut;
  }

  /** Says what was expected, and what the system answered instead. */
  public static CorpusException of(String expected, IOException answer) {
    return new CorpusException("expected " + expected + "; got " + reason(answer), answer);
  }

  /** Says what was expected of a file of a corpus that is there. */
  static CorpusException damaged(Path file, String expected, Exception cause) {
    return new CorpusException(
        "expected %s in %s; got a damaged file, so prepare the corpus again"
            .formatted(expected, file),
        cause);
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
