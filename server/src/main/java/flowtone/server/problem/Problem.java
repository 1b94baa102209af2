package flowtone.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An RFC 9457 problem document.
 *
 * @param type a URN that programs can tell the kind of problem by
 * @param title the kind of problem in words
 * @param status HTTP status code
 * @param detail one sentence about this occurrence, saying what was expected; what came instead is
 *     quoted to 80 characters at most
 * @param instance path of the request
 */
public record Problem(String type, String title, int status, String detail, String instance) {
  /** The media type of problem documents. */
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Problem {
    detail = Quotation.shortened(detail);
    instance = Quotation.cut(instance);
  }

  public static Problem of(ProblemType type, String detail, String instance) {
    return new Problem(type.urn(), type.title(), type.status(), detail, instance);
  }

  /** A problem that the web server itself found, named by its HTTP status alone. */
  public static Problem ofStatus(int status, String title, String detail, String instance) {
    return new Problem("about:blank", title, status, detail, instance);
  }

  /** The document, UTF-8. */
  public byte[] json() {
    try {
      return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected strings and a number to have a JSON form", e);
    }
  }

  /** What its response says in headers. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("Cache-Control", "no-store");
    ProblemType.of(type).ifPresent(known -> headers.putAll(known.headers()));
    return headers;
  }
}
