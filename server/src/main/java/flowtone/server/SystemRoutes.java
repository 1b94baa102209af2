package flowtone.server;

import flowtone.library.VoiceLibrary;
import flowtone.server.live.LiveEngine;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What operators and programs ask: health, metrics and the description of the interface. */
final class SystemRoutes {
  private final VoiceLibrary library;
  private final LiveEngine engine;
  private final ServerMetrics metrics;

  /**
   * @param status always {@code up}: a server that is not does not answer
   * @param voices usable voices
   * @param damagedVoices why the others cannot be used, a sentence each
   * @param sessions live sessions connected
   */
  record Health(String status, List<String> voices, List<String> damagedVoices, int sessions) {}

  SystemRoutes(VoiceLibrary library, LiveEngine engine, ServerMetrics metrics) {
    this.library = library;
    this.engine = engine;
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/health", ctx -> ctx.json(health())),
        Route.get("/metrics", metrics::writeTo),
        Route.get("/openapi.json", SystemRoutes::describe));
  }

  private Health health() {
    List<String> damaged = library.damaged().stream().map(VoiceLibrary.Damaged::reason).toList();
    return new Health("up", library.names(), damaged, engine.sessions());
  }

  private static void describe(Context ctx) throws IOException {
    try (InputStream document = SystemRoutes.class.getResourceAsStream("openapi.json")) {
      ctx.contentType("application/json").result(document.readAllBytes());
    }
  }
}
