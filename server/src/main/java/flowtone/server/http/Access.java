package flowtone.server.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may use a server, and under which names.
 *
 * @param token that has to come with every request, if there is one
 * @param publicUrl where a proxy offers this server: scheme, authority and base path
 * @param allowedHosts names it may be called by besides its public one; any if there is neither
 * @param proxies addresses whose X-Forwarded-For is believed
 */
public record Access(
    Optional<String> token,
    Optional<URI> publicUrl,
    Set<String> allowedHosts,
    Set<String> proxies) {
  /** No token, no proxy. */
  public static final Access DIRECT =
      new Access(Optional.empty(), Optional.empty(), Set.of(), Set.of());

  private static final int SHORTEST_TOKEN = 16;

  public Access {
    token.ifPresent(Access::requireLength);
    publicUrl.ifPresent(Access::requireHttp);
    allowedHosts.forEach(Access::requireName);
    proxies.forEach(Access::requireAddress);
    allowedHosts =
        allowedHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    proxies = Set.copyOf(proxies);
  }

  private static void requireLength(String token) {
    if (token.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "expected a token of at least %d characters; got %d"
              .formatted(SHORTEST_TOKEN, token.length()));
    }
  }

  private static void requireName(String host) {
    if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
      throw new IllegalArgumentException(
          "expected a name such as studio.example.org, without a port, as allowed host; got "
              + host);
    }
  }

  private static void requireAddress(String proxy) {
    if (!isAddress(proxy)) {
      throw new IllegalArgumentException(
          "expected an address such as 10.0.0.1 as trusted proxy; got " + proxy);
    }
  }

  private static void requireHttp(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getQuery() != null) {
      throw new IllegalArgumentException(
          "expected a public URL such as https://example.org/flowtone; got " + url);
    }
  }

  /** The path of the public URL without a slash at its end; empty if there is none. */
  public String basePath() {
    return publicUrl.map(URI::getPath).orElse("").replaceAll("/+$", "");
  }

  /** Whether browsers come by TLS. */
  public boolean isSecure() {
    return publicUrl.map(url -> url.getScheme().equals("https")).orElse(false);
  }

  /** A path as the routes know it, whether or not the proxy has taken the base path off it. */
  String withoutBasePath(String path) {
    String base = basePath();
    if (base.isEmpty() || !(path + "/").startsWith(base + "/")) {
      return path;
    }
    return path.length() > base.length() ? path.substring(base.length()) : "/";
  }

  /** Whether what an address says of those it speaks for is believed. */
  boolean isProxy(String address) {
    return proxies.contains(address) || (publicUrl.isPresent() && isLoopback(address));
  }

  /** Whether a host, by name or address, is this machine talking to itself. */
  public static boolean isLoopback(String host) {
    String name = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return mayBeAddress(name) && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Other names would be looked up, and whoever owns one decides on the answer. */
  private static boolean mayBeAddress(String name) {
    return name.matches("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%.+)?|[0-9.]+");
  }

  private static boolean isAddress(String name) {
    try {
      return mayBeAddress(name) && !InetAddress.getByName(name).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
