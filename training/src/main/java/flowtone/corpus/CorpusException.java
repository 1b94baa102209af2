package flowtone.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A corpus that cannot be prepared or read; the message is one sentence for its owner. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<LeftOut> leftOut;

  public CorpusException(String message) {
    this(message, List.of());
  }

  public CorpusException(String message, Throwable cause) {
    super(message, cause);
    this.leftOut = List.of();
  }

  /** Too few of the recordings can be used. */
  public CorpusException(String message, List<LeftOut> leftOut) {
    super(message);
    this.leftOut = List.copyOf(leftOut);
  }

  /** The files that could not be used, where they are the reason. */
  public List<LeftOut> leftOut() {
    return leftOut;
  }

  /** With what was expected and the reason the system gave. */
  public static CorpusException of(String expected, IOException cause) {
    return new CorpusException("expected " + expected + "; got " + reason(cause), cause);
  }

  /** A file of a corpus has another content than was expected. */
  static CorpusException damaged(Path file, String expected, Exception cause) {
    return new CorpusException(
        "expected %s in %s; got a damaged file, so prepare the corpus again"
            .formatted(expected, file),
        cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException missing) {
      return "no such file " + missing.getFile();
    }
    if (cause instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile();
    }
    return String.valueOf(cause.getMessage());
  }
}
