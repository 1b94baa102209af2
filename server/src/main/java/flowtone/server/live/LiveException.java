package flowtone.server.live;

/** A message of a client that cannot be followed; the connection stays open. */
public final class LiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String title;

  /** An error with what kind it is, and one sentence on what was expected. */
  public LiveException(String title, String detail) {
    super(detail);
    this.title = title;
  }

  public String title() {
    return title;
  }
}
