package flowtone.race;

/** A race that cannot be run or told of, in one sentence. */
public final class RaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RaceException(String message) {
    super(message);
  }

  public RaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
