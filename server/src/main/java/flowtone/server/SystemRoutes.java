package flowtone.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What operators and programs ask: metrics and the description of the interface. */
final class SystemRoutes {
  private final ServerMetrics metrics;

  SystemRoutes(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/metrics", metrics::writeTo),
        Route.get("/openapi.json", SystemRoutes::describe));
  }

  private static void describe(Context ctx) throws IOException {
    try (InputStream document = SystemRoutes.class.getResourceAsStream("openapi.json")) {
      ctx.contentType("application/json").result(document.readAllBytes());
    }
  }
}
