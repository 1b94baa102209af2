package flowtone.server.http;

/** Told of every request once it is over. Thread-safe; must return at once. */
public interface VisitListener {
  /**
   * A request is over.
   *
   * @param seconds since it came
   * @param aborted whether its response did not arrive in whole
   */
  void over(Visit visit, int status, double seconds, boolean aborted);
}
