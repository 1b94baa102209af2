package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers behind nginx, in a sub-path, share nothing but the token. */
class BalancedServersTest {
  private static final String TOKEN = "a token of some length";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whoLoggedInAtOneIsKnownToBoth(@TempDir Path folder) throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    int port = Nginx.freePort();
    URI page = URI.create("http://127.0.0.1:" + port + "/flow/");
    Access access = new Access(Optional.of(TOKEN), Optional.of(page), Set.of(), Set.of());
    try (TestServer one =
            new TestServer(folder.resolve("1"), Limits.DEFAULT, access, AccessLog.none());
        TestServer two =
            new TestServer(folder.resolve("2"), Limits.DEFAULT, access, AccessLog.none())) {
      try (Nginx nginx = Nginx.start(folder, port, ";", one, two)) {
        assertTrue(nginx.process().isAlive());
        assertBothServe(page);
        String metrics = new String(own(one, "/metrics").body());
        String others = new String(own(two, "/metrics").body());
        String played = "flowtone_first_sound_seconds_count ";
        assertTrue(count(metrics, played) > 0 && count(others, played) > 0);
      }
    }
  }

  private void assertBothServe(URI page) throws Exception {
    HttpResponse<byte[]> logIn =
        http.send(
            HttpRequest.newBuilder(page.resolve("login"))
                .POST(BodyPublishers.ofString("token=" + TOKEN.replace(' ', '+')))
                .build(),
            BodyHandlers.ofByteArray());
    assertEquals(303, logIn.statusCode());
    String cookie = logIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    byte[] first = null;
    for (int i = 0; i < 8; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(page.resolve("api/voices/duo/play?notes=C4:0.2"))
              .header("Cookie", cookie)
              .build();
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      assertEquals(200, response.statusCode());
      first = first == null ? response.body() : first;
      assertEquals(first.length, response.body().length);
    }
  }

  private HttpResponse<byte[]> own(TestServer server, String path) throws Exception {
    return server.send(
        HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + TOKEN));
  }

  private static double count(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }
}
