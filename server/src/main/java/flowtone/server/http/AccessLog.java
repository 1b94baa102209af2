package flowtone.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line for each request once it is over. Thread-safe.
 *
 * @param format of the lines
 * @param out where they go; stays open
 */
public record AccessLog(Format format, PrintWriter out) {
  /** How accesses are logged. */
  public enum Format {
    NONE,
    TEXT,
    JSON
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Logs nothing. */
  public static AccessLog none() {
    return new AccessLog(Format.NONE, new PrintWriter(Writer.nullWriter()));
  }

  void over(Visit visit, int status, long bytes, boolean aborted) {
    if (format == Format.NONE) {
      return;
    }
    long millis = (System.nanoTime() - visit.startNanos()) / 1_000_000;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("id", visit.id());
    line.put("client", visit.client());
    line.put("method", printable(visit.method()));
    line.put("path", printable(visit.path()));
    line.put("status", status);
    line.put("bytes", bytes);
    line.put("ms", millis);
    line.put("aborted", aborted);
    print(line);
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars()
        .limit(200)
        .forEach(c -> printable.append(c > ' ' && c < 0x7f && c != '"' ? (char) c : '?'));
    return printable.toString();
  }

  private void print(Map<String, Object> line) {
    String text = format == Format.JSON ? JSON.valueToTree(line).toString() : text(line);
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  private static String text(Map<String, Object> line) {
    return "%s %s %s \"%s %s\" %s %s bytes %s ms%s"
        .formatted(
            line.get("time"),
            line.get("id"),
            line.get("client"),
            line.get("method"),
            line.get("path"),
            line.get("status"),
            line.get("bytes"),
            line.get("ms"),
            Boolean.TRUE.equals(line.get("aborted")) ? " aborted" : "");
  }
}
