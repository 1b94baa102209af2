package flowtone.server;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of exceptions that no request of a test can bring about. */
class ProblemsTest {
  private static final String SECRET = "a detail of the inside";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private Javalin server;

  @BeforeEach
  void start() {
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get(
                  "/broken",
                  ctx -> {
                    throw new IllegalStateException(SECRET);
                  });
              config.routes.get(
                  "/half", ctx -> ctx.future(() -> runAsync(() -> failHalfway(ctx), thread)));
              Problems.mapExceptions(config.routes);
            });
    server.start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
    thread.shutdownNow();
  }

  /** Of a response whose length nobody was told. */
  private static void failHalfway(Context ctx) {
    try {
      ctx.res().getOutputStream().write(new byte[1000]);
      ctx.res().flushBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException(SECRET);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void anErrorOfTheServerTellsNothingOfItsInside() throws Exception {
    HttpResponse<String> response = get("/broken");
    assertEquals(500, response.statusCode());
    assertFalse(response.body().contains(SECRET), response.body());
  }

  @Test
  void aResponseThatFailsHalfwayIsCutOffAndNotEndedAsIfWhole() {
    assertThrows(IOException.class, () -> get("/half"));
  }
}
