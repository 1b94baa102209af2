package flowtone.evaluate;

/** A voice that cannot be evaluated as asked; the message is one sentence for the person asking. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }

  public EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
