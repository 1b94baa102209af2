package flowtone.server.http;

import flowtone.server.problem.Problem;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Turns the errors that Jetty itself finds into problem documents. */
public final class JettyErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object code = request.getAttribute(ERROR_STATUS);
    int status = code instanceof Integer number ? number : response.getStatus();
    ProblemResponse.write(problem(status, request.getHttpURI().getPath()), response, callback);
    return true;
  }

  private static Problem problem(int status, String path) {
    return Problem.ofStatus(
        status, HttpStatus.getMessage(status), detail(status), path == null ? "/" : path);
  }

  /** Not Jetty's own words: they quote what was sent. */
  private static String detail(int status) {
    return switch (status) {
      case 400 -> "expected a request as HTTP/1.1 defines it";
      case 404 -> "expected an address listed in /openapi.json";
      case 405 -> "expected a method listed in /openapi.json";
      case 408 -> "expected the whole request in time";
      case 413 -> "expected a smaller request";
      case 414 -> "expected a shorter address";
      case 426 -> "expected HTTP/1.1";
      case 431 -> "expected fewer or shorter headers";
      case 505 -> "expected HTTP/1.0 or HTTP/1.1";
      default ->
          status < 500
              ? "expected a request that can be answered"
              : "the server met an error of its own";
    };
  }
}
