package flowtone.server.http;

import flowtone.server.problem.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes problem documents below the servlets. */
final class ProblemResponse {
  private ProblemResponse() {}

  /** Answers with a problem; {@code callback} ends the request. */
  static void write(Problem problem, Response response, Callback callback) {
    response.setStatus(problem.status());
    SecurityHeaders.add(response.getHeaders());
    problem.headers().forEach(response.getHeaders()::put);
    byte[] json = problem.json();
    response.getHeaders().put("Content-Length", json.length);
    response.write(true, ByteBuffer.wrap(json), callback);
  }

  /** Answers with a problem and closes the connection, if an unread body may lie on it. */
  static void refuse(Problem problem, Request request, Response response, Callback callback) {
    if (!Linger.hasBody(request)) {
      write(problem, response, callback);
      return;
    }
    response.getHeaders().put("Connection", "close");
    write(problem, response, Linger.before(callback, request));
  }
}
