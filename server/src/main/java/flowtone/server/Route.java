package flowtone.server;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * One address of the application.
 *
 * @param method HTTP method
 * @param path with {@code {name}} for parameters, as OpenAPI writes it
 * @param handler what answers
 */
record Route(HandlerType method, String path, Handler handler) {
  static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler);
  }

  static Route delete(String path, Handler handler) {
    return new Route(HandlerType.DELETE, path, handler);
  }
}
