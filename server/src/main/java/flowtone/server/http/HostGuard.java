package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * Keeps foreign pages away: a browser's request must come from a page of this server, and the
 * server must be called by a name that is its own, or a foreign name could be pointed at it.
 */
final class HostGuard {
  private final Access access;
  private final boolean loopbackOnly;

  HostGuard(Access access, String listeningHost) {
    this.access = access;
    this.loopbackOnly = Access.isLoopback(listeningHost);
  }

  /** Throws a {@link ProblemException} for a request that a foreign page made. */
  void check(HttpFields headers) {
    String host = headers.get("Host");
    if (host != null && !isOurs(nameOf(host))) {
      throw new ProblemException(
          ProblemType.FOREIGN_HOST,
          (loopbackOnly ? "expected a loopback name in Host" : "expected an allowed name in Host")
              + "; got "
              + host);
    }
    String origin = headers.get("Origin");
    if (origin != null && !isOurs(origin, host)) {
      throw new ProblemException(
          ProblemType.FOREIGN_ORIGIN, "expected a page of " + host + "; got " + origin);
    }
    boolean embedded = !"navigate".equals(headers.get("Sec-Fetch-Mode"));
    if ("cross-site".equals(headers.get("Sec-Fetch-Site")) && embedded) {
      throw new ProblemException(
          ProblemType.FOREIGN_ORIGIN, "expected a page of this server; got another site");
    }
  }

  private boolean isOurs(String name) {
    boolean named =
        access.allowedHosts().contains(name)
            || access.publicUrl().filter(url -> name.equalsIgnoreCase(url.getHost())).isPresent();
    boolean anyName =
        !loopbackOnly && access.allowedHosts().isEmpty() && access.publicUrl().isEmpty();
    return named || anyName || Access.isLoopback(name);
  }

  private boolean isOurs(String origin, String host) {
    Optional<URI> url = parsed(origin);
    String authority = url.map(URI::getRawAuthority).orElse("");
    return authority.equalsIgnoreCase(host)
        || access.publicUrl().filter(known -> sameOrigin(known, url)).isPresent();
  }

  private static boolean sameOrigin(URI known, Optional<URI> origin) {
    return origin
        .filter(url -> known.getScheme().equals(url.getScheme()))
        .filter(url -> known.getAuthority().equalsIgnoreCase(url.getRawAuthority()))
        .isPresent();
  }

  private static String nameOf(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<URI> parsed(String origin) {
    try {
      return Optional.of(URI.create(origin)).filter(url -> url.getRawAuthority() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
