package flowtone.spark.cluster;

/** A cluster that cannot be used, or not for this; the message is one sentence for its user. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 2L;

  private final boolean passing;

  public ClusterException(String message) {
    this(message, null);
  }

  public ClusterException(String message, Throwable cause) {
    this(message, cause, false);
  }

  ClusterException(String message, Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  /** Whether the same may succeed when it is tried again, as where an executor was lost. */
  public boolean mayPass() {
    return passing;
  }
}
