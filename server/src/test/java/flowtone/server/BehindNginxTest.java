package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind nginx with TLS, in a sub-path, by the lines that are shipped. */
class BehindNginxTest {
  private static final String TOKEN = "a token of some length";

  private URI page;
  private HttpClient http;
  private TestServer server;
  private Nginx nginx;
  private String cookie;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    int port = Nginx.freePort();
    page = URI.create("https://localhost:" + port + "/flow/");
    Access access = new Access(Optional.of(TOKEN), Optional.of(page), Set.of(), Set.of());
    server = new TestServer(folder.resolve("server"), Limits.DEFAULT, access, AccessLog.none());
    Certificate certificate = Certificate.make(folder);
    http = HttpClient.newBuilder().sslContext(certificate.trust()).build();
    nginx = Nginx.start(folder, port, " ssl; " + certificate.nginxLines(folder), server);
    cookie = logIn();
  }

  @AfterEach
  void stop() throws Exception {
    if (nginx != null) {
      nginx.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private String logIn() throws Exception {
    HttpResponse<Void> response =
        http.send(
            HttpRequest.newBuilder(page.resolve("login"))
                .header("Origin", origin())
                .POST(BodyPublishers.ofString("token=" + TOKEN.replace(' ', '+')))
                .build(),
            BodyHandlers.discarding());
    assertEquals(303, response.statusCode());
    String set = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(set.contains("; Secure") && set.contains("Path=/flow/;"), set);
    return set.split(";")[0];
  }

  private String origin() {
    return "https://" + page.getAuthority();
  }

  private HttpResponse<String> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.resolve(address)).header("Cookie", cookie);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void thePageAndAllThatItLoadsAreThere() throws Exception {
    HttpResponse<String> response = get("");
    assertEquals(200, response.statusCode());
    java.util.regex.Matcher links =
        java.util.regex.Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(response.body());
    int files = 0;
    for (; links.find(); files++) {
      assertEquals(200, get(links.group(1)).statusCode(), links.group(1));
    }
    assertTrue(files > 1, files + " files");
    assertEquals(200, get("api/voices").statusCode());
  }

  @Test
  void soundComesThroughIt() throws Exception {
    HttpResponse<byte[]> sound =
        http.send(
            HttpRequest.newBuilder(page.resolve("api/voices/duo/resynthesize"))
                .header("Cookie", cookie)
                .header("Origin", origin())
                .POST(BodyPublishers.ofByteArray(Recordings.wav(Recordings.tone(330, 1, 16000))))
                .build(),
            BodyHandlers.ofByteArray());
    assertEquals(200, sound.statusCode());
    assertEquals(44 + 2 * 16000, sound.body().length);
  }

  @Test
  void aPlayerPlaysThroughItAndAForeignPageDoesNot() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    WebSocket socket = open(origin(), heard);
    socket.sendText("{\"type\":\"noteOn\",\"note\":60}", true).join();
    assertTrue(heard.await(30, TimeUnit.SECONDS), "expected sound; got none");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    server.awaitMetricByToken("flowtone_sessions", 0, TOKEN);
    assertThrows(
        CompletionException.class, () -> open("https://elsewhere.example", new CountDownLatch(1)));
    assertEquals(403, get("api/voices", "Origin", "https://elsewhere.example").statusCode());
  }

  private WebSocket open(String origin, CountDownLatch heard) {
    URI stream =
        URI.create(page.resolve("api/voices/duo/stream").toString().replaceFirst("http", "ws"));
    return http.newWebSocketBuilder()
        .header("Cookie", cookie)
        .header("Origin", origin)
        .buildAsync(stream, new Ear(heard))
        .join();
  }

  /** Waits for half a second of sound, playing all of it at once. */
  private static final class Ear implements WebSocket.Listener {
    private final CountDownLatch heard;
    private final ByteArrayOutputStream sound = new ByteArrayOutputStream();

    Ear(CountDownLatch heard) {
      this.heard = heard;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      sound.writeBytes(bytes);
      if (sound.size() > 4 * 8000) {
        heard.countDown();
      }
      socket.request(1);
      return last
          ? socket.sendText(
              "{\"type\":\"played\",\"samples\":%d}".formatted(sound.size() / Float.BYTES), true)
          : null;
    }
  }
}
