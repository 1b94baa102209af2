package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/**
 * Lets in who has the token: in a header, or in the cookie that a page gets for it once. The cookie
 * is derived from the token, so that every server of the same token knows it. Thread-safe.
 */
public final class TokenGuard {
  /** What may be asked without the token. */
  private static final Set<String> OPEN_PATHS =
      Set.of("/login", "/api/health/live", "/api/health/ready", "/favicon.svg");

  private static final String COOKIE = "flowtone-login";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final Access access;

  public TokenGuard(Access access) {
    this.access = access;
  }

  /** Throws a {@link ProblemException} for a request that comes without the token it needs. */
  void check(Request request, String path) {
    if (access.token().isEmpty() || OPEN_PATHS.contains(path)) {
      return;
    }
    String header = request.getHeaders().get("Authorization");
    boolean known = header == null ? hasCookie(request) : isToken(secretOf(header));
    if (!known) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED,
          "expected the server's token in the header Authorization, or a log-in at /login");
    }
  }

  /** Whether that is the token; takes as long whatever it is. */
  public boolean isToken(String given) {
    return access.token().filter(token -> same(token, given)).isPresent();
  }

  /** The token, or the password where a player knows names and passwords only. */
  private static String secretOf(String authorization) {
    if (authorization.startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    try {
      String encoded =
          authorization.startsWith(BASIC) ? authorization.substring(BASIC.length()).strip() : "";
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private boolean hasCookie(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(HttpCookie::getValue)
        .anyMatch(value -> same(cookieValue(), value));
  }

  /** The header Set-Cookie of a page that has shown the token. */
  public Optional<String> cookie() {
    String path = access.basePath().isEmpty() ? "/" : access.basePath() + "/";
    return access
        .token()
        .map(
            token ->
                "%s=%s; Path=%s; HttpOnly; SameSite=Strict%s"
                    .formatted(COOKIE, cookieValue(), path, access.isSecure() ? "; Secure" : ""));
  }

  private String cookieValue() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = access.token().orElseThrow().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(COOKIE.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("expected every Java to know HmacSHA256", e);
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
