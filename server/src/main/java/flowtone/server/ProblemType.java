package flowtone.server;

import java.util.Locale;

/** The kinds of error a client can meet, and the HTTP status of each. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "Malformed request"),
  FOREIGN_ORIGIN(403, "Foreign origin"),
  UNKNOWN_VOICE(404, "Unknown voice"),
  UNKNOWN_RUN(404, "Unknown run"),
  TOO_LARGE(413, "Request too large"),
  NOT_AUDIO(415, "Not audio"),
  FOREIGN_HOST(421, "Foreign host"),
  OUT_OF_RANGE(422, "Value out of range"),
  UNUSABLE_VOICE(500, "Unusable voice"),
  INTERNAL(500, "Internal error"),
  BUSY(503, "Busy");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  String urn() {
    return "urn:flowtone:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
