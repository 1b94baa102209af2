package flowtone.server;

import io.javalin.http.Context;

/**
 * An RFC 9457 problem document.
 *
 * @param type a URN that programs can tell the kind of problem by
 * @param title the kind of problem in words
 * @param status HTTP status code
 * @param detail one sentence about this occurrence, saying what was expected
 * @param instance path of the request
 */
record Problem(String type, String title, int status, String detail, String instance) {
  static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail, String instance) {
    return new Problem(type.urn(), type.title(), type.status(), detail, instance);
  }

  /** A problem that the web server itself found, named by its HTTP status alone. */
  static Problem ofStatus(int status, String title, String detail, String instance) {
    return new Problem("about:blank", title, status, detail, instance);
  }

  void writeTo(Context ctx) {
    ctx.status(status).json(this).contentType(CONTENT_TYPE);
  }
}
