package flowtone.flow;

/** An inverse was sought by iteration and not found; the message is one sentence that says so. */
public final class ConvergenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConvergenceException(String message) {
    super(message);
  }
}
