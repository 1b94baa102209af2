package flowtone.server;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Set;

/**
 * Keeps foreign pages away: a browser's request must come from a page of this server, and a server
 * that listens on the loopback only must be called by a loopback name, or a foreign name could be
 * pointed at it.
 */
final class OriginGuard {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean loopbackOnly;

  OriginGuard(String listeningHost) {
    this.loopbackOnly = LOOPBACK_NAMES.contains(listeningHost) || listeningHost.equals("::1");
  }

  /** Throws a {@link ProblemException} for a request that a foreign page made. */
  void check(Context ctx) {
    String host = ctx.header("Host");
    if (loopbackOnly && host != null && !LOOPBACK_NAMES.contains(nameOf(host))) {
      throw new ProblemException(
          ProblemType.FOREIGN_HOST, "expected a loopback name in Host; got " + host);
    }
    String origin = ctx.header("Origin");
    if (origin != null && !authorityOf(origin).equals(host)) {
      throw new ProblemException(
          ProblemType.FOREIGN_ORIGIN, "expected a page of " + host + "; got " + origin);
    }
  }

  private static String nameOf(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static String authorityOf(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
