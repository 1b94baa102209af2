package flowtone.server.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/**
 * Headers of every response. The page may load and connect to this server only and has no inline
 * code; cross-origin isolation lets its audio thread share memory with it.
 */
final class SecurityHeaders {
  private static final String CONTENT_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_POLICY,
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "microphone=(self), camera=(), geolocation=()",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  private SecurityHeaders() {}

  static void add(HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
  }
}
