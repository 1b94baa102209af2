package flowtone.server.json;

/** A text that is not the JSON expected; the message is one sentence. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJsonException(String expected, String got) {
    super("expected " + expected + "; got " + got);
  }
}
