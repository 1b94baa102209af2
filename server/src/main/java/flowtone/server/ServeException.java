package flowtone.server;

/** A server that cannot start; the message is one sentence for whoever started it. */
public final class ServeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServeException(String message, Throwable cause) {
    super(message, cause);
  }
}
