package flowtone.spark.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A master, by its URL.
 *
 * @param url such as {@code local[2]} or {@code spark://host:7077}
 */
record Master(String url) {
  private static final int ANSWER_MILLIS = 5000;
  private static final String STANDALONE = "spark://";

  /**
   * Checks that somebody is there; Spark itself would ask for a minute.
   *
   * @throws ClusterException if nobody is
   */
  void requireAnswer() {
    if (!url.startsWith(STANDALONE)) {
      return;
    }
    String reason = "";
    for (String each : url.substring(STANDALONE.length()).split(",")) {
      try {
        connect(each);
        return;
      } catch (IOException | RuntimeException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    throw new ClusterException(
        "expected a Spark master that answers at %s; got none (%s)".formatted(url, reason));
  }

  private static void connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw new IOException(address + " has no port");
    }
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.substring(0, colon), port), ANSWER_MILLIS);
    }
  }

  /** What is said where it does not take an application, or gives it up. */
  ClusterException refused(Exception cause) {
    String reason = JobFailure.sentence(cause);
    if (reason.startsWith("Could not parse Master URL")) {
      return new ClusterException(
          "expected a master such as local[2] or spark://HOST:7077 (yarn and k8s:// by the"
              + " cluster's spark-submit); got "
              + url,
          cause);
    }
    return new ClusterException(
        "expected the master %s to take this application; got: %s".formatted(url, reason), cause);
  }
}
