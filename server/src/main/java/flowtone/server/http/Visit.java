package flowtone.server.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.UUID;
import org.eclipse.jetty.server.Request;

/**
 * One request as it is told apart, counted and logged.
 *
 * @param id in the response's header X-Request-Id
 * @param client address of whoever asks; of a trusted proxy's client where there is one
 * @param method as it was sent, HEAD included
 * @param path without the query
 * @param startNanos when it came
 */
public record Visit(String id, String client, String method, String path, long startNanos) {
  /** Where in a request's attributes its visit is. */
  public static final String ATTRIBUTE = Visit.class.getName();

  /** Set on a request whose response was given up. */
  public static final String ABORTED = Visit.class.getName() + ".aborted";

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String UNKNOWN = "unknown";

  static Visit of(Request request, Access access) {
    String id = UUID.randomUUID().toString().substring(0, 13);
    String asked = request.getHttpURI().getPath();
    // Requests of the server itself (OPTIONS *) or for another (CONNECT) have none.
    String path = asked == null ? "*" : access.withoutBasePath(asked);
    return new Visit(id, client(request, access), request.getMethod(), path, System.nanoTime());
  }

  /** Of a request on its way through the handlers. */
  public static Visit of(Request request) {
    return (Visit) request.getAttribute(ATTRIBUTE);
  }

  /** Whether the response is to have headers only. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  private static String client(Request request, Access access) {
    String peer = address(request.getConnectionMetaData().getRemoteSocketAddress());
    String forwarded = request.getHeaders().get(FORWARDED_FOR);
    if (forwarded == null || !access.isProxy(peer)) {
      return peer;
    }
    // The last one is what our own proxy saw; those before it anybody may have written.
    String seen = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return seen.isEmpty() || seen.length() > 64 ? peer : seen;
  }

  static String address(SocketAddress remote) {
    return remote instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getHostAddress()
        : UNKNOWN;
  }
}
