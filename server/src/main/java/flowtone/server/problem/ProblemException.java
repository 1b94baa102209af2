package flowtone.server.problem;

/** A request that cannot be answered; the message is one sentence for whoever made it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;

  public ProblemException(ProblemType type, String message) {
    super(message);
    this.type = type;
  }

  public ProblemType type() {
    return type;
  }
}
