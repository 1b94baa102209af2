package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers behind nginx, in a sub-path, share nothing but the token. */
class BalancedServersTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final String TOKEN = "a token of some length";

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whoLoggedInAtOneIsKnownToBoth(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
    int port = freePort();
    URI page = URI.create("http://127.0.0.1:" + port + "/flow/");
    Access access = new Access(Optional.of(TOKEN), Optional.of(page), Set.of(), Set.of());
    try (TestServer one =
            new TestServer(folder.resolve("1"), Limits.DEFAULT, access, AccessLog.none());
        TestServer two =
            new TestServer(folder.resolve("2"), Limits.DEFAULT, access, AccessLog.none())) {
      Process nginx = start(folder, configuration(folder, port, one, two));
      try {
        assertBothServe(page);
        String metrics = new String(own(one, "/metrics").body());
        String others = new String(own(two, "/metrics").body());
        String played = "flowtone_first_sound_seconds_count ";
        assertTrue(count(metrics, played) > 0 && count(others, played) > 0);
      } finally {
        nginx.destroy();
        nginx.waitFor(10, TimeUnit.SECONDS);
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

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The lines that are shipped, for two servers. */
  private static String configuration(Path folder, int port, TestServer one, TestServer two)
      throws Exception {
    String location =
        Files.readString(Path.of("deploy/nginx.conf"))
            .replace("/flowtone/", "/flow/")
            .replace("http://127.0.0.1:8080/", "http://both/")
            .replace("Host $host;", "Host $http_host;");
    String temporary =
        "client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;"
            .concat(" uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;");
    return "daemon off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;\n"
            .formatted(folder)
        + "events {} http { access_log off; "
        + temporary.formatted(folder)
        + " upstream both { server 127.0.0.1:%d; server 127.0.0.1:%d; }"
            .formatted(one.app().address().getPort(), two.app().address().getPort())
        + " server { listen 127.0.0.1:%d;\n%s} }\n".formatted(port, location);
  }

  private static Process start(Path folder, String configuration) throws Exception {
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration);
    Process nginx =
        new ProcessBuilder(NGINX.toString(), "-c", file.toString(), "-p", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    int port = Integer.parseInt(configuration.replaceAll("(?s).*listen 127.0.0.1:(\\d+);.*", "$1"));
    for (int tries = 0; tries < 100 && nginx.isAlive(); tries++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        assertTrue(socket.isConnected());
        return nginx;
      } catch (java.io.IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("nginx: " + Files.readString(folder.resolve("nginx.log")));
  }
}
