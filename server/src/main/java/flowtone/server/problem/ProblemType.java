package flowtone.server.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of error a client can meet, the HTTP status of each and the headers it takes. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "Malformed request"),
  UNAUTHORIZED(401, "Unauthorized", Map.of("WWW-Authenticate", "Bearer realm=\"Flowtone\"")),
  FOREIGN_ORIGIN(403, "Foreign origin"),
  TRAINING_NOT_ALLOWED(403, "Training not allowed"),
  UNKNOWN_VOICE(404, "Unknown voice"),
  UNKNOWN_RUN(404, "Unknown run"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  TOO_SLOW(408, "Request too slow", Map.of("Connection", "close")),
  ALREADY_TRAINING(409, "Already training"),
  TOO_LARGE(413, "Request too large"),
  NOT_AUDIO(415, "Not audio"),
  FOREIGN_HOST(421, "Foreign host"),
  OUT_OF_RANGE(422, "Value out of range"),
  TOO_COSTLY(422, "Too costly"),
  UPGRADE_REQUIRED(
      426,
      "Upgrade required",
      Map.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Version", "13")),
  TOO_MANY_REQUESTS(429, "Too many requests", Map.of("Retry-After", "5")),
  UNUSABLE_VOICE(500, "Unusable voice"),
  INTERNAL(500, "Internal error"),
  NOT_READY(503, "Not ready", Map.of("Retry-After", "5")),
  BUSY(503, "Busy", Map.of("Retry-After", "2"));

  private static final String URN = "urn:flowtone:";

  private final int status;
  private final String title;
  private final Map<String, String> headers;

  ProblemType(int status, String title) {
    this(status, title, Map.of());
  }

  ProblemType(int status, String title, Map<String, String> headers) {
    this.status = status;
    this.title = title;
    this.headers = headers;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the response says besides, such as when to try again. */
  public Map<String, String> headers() {
    return headers;
  }

  String urn() {
    return URN + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ProblemType> of(String urn) {
    return Arrays.stream(values()).filter(type -> type.urn().equals(urn)).findFirst();
  }
}
