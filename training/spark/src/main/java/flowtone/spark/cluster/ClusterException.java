package flowtone.spark.cluster;

/** A cluster that cannot be used, or not for this; the message is one sentence for its user. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The sentence behind a failure: the innermost exception of ours, whose class Spark may have
   * turned into text on its way from another machine.
   */
  public static String sentence(Throwable failure) {
    String marker = ClusterException.class.getName() + ": ";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (each instanceof ClusterException) {
        return message;
      }
      int begin = message.indexOf(marker);
      if (begin >= 0) {
        return message.substring(begin + marker.length()).lines().findFirst().orElse("");
      }
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
