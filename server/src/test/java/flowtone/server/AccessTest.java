package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and under which names: with a token, behind a proxy. */
class AccessTest {
  private static final String TOKEN = "a token of some length";

  private final StringWriter log = new StringWriter();
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Access access =
        new Access(
            Optional.of(TOKEN),
            Optional.of(URI.create("https://music.example/flow/")),
            Set.of("studio.example"),
            Set.of());
    AccessLog json = new AccessLog(AccessLog.Format.JSON, new PrintWriter(log));
    server = new TestServer(folder, Limits.DEFAULT, access, json);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RawClient.Answer get(String path, String... headers) throws Exception {
    try (RawClient client = server.raw()) {
      String[] lines = new String[headers.length + 2];
      lines[0] = "GET " + path + " HTTP/1.1";
      lines[1] = "Authorization: Bearer " + TOKEN;
      System.arraycopy(headers, 0, lines, 2, headers.length);
      return client.head(lines).answer();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/voices", "/metrics", "/api/voices/duo/play?notes=C4", "/none"})
  void withoutTheTokenNothingIsTold(String path) throws Exception {
    HttpResponse<byte[]> response = server.get(path);
    assertEquals(401, response.statusCode());
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
    assertFalse(new String(response.body()).contains("duo\""), new String(response.body()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/health/live", "/api/health/ready", "/login"})
  void checksAndTheLogInTakeNoToken(String path) throws Exception {
    server.awaitReady();
    assertEquals(200, server.get(path).statusCode());
  }

  @Test
  void theTokenOpensAsABearerOrAsAPassword() throws Exception {
    String pair =
        Base64.getEncoder().encodeToString(("any:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    for (String header : new String[] {"Bearer " + TOKEN, "Basic " + pair}) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.uri("/api/voices")).header("Authorization", header);
      assertEquals(200, server.send(request).statusCode(), header);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer x", "Basic ???", "Basic eDp4", "Digest x"})
  void anotherTokenDoesNot(String header) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/api/voices")).header("Authorization", header);
    assertEquals(401, server.send(request).statusCode());
  }

  @Test
  void aPageLogsInOnceAndHasACookie() throws Exception {
    HttpResponse<byte[]> refused = logIn("wrong");
    assertEquals(401, refused.statusCode());
    HttpResponse<byte[]> response = logIn(TOKEN.replace(' ', '+'));
    assertEquals(303, response.statusCode());
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
    assertTrue(cookie.contains("Path=/flow/") && cookie.contains("Secure"), cookie);
    assertFalse(cookie.contains(TOKEN), cookie);
    HttpRequest.Builder page =
        HttpRequest.newBuilder(server.uri("/")).header("Cookie", cookie.split(";")[0]);
    assertEquals(200, server.send(page).statusCode());
  }

  @Test
  void aPersonIsSentToTheLogIn() throws Exception {
    HttpRequest.Builder page =
        HttpRequest.newBuilder(server.uri("/")).header("Accept", "text/html,*/*;q=0.8");
    HttpResponse<byte[]> response = server.send(page);
    assertEquals(303, response.statusCode());
    assertTrue(response.headers().firstValue("Location").orElse("").endsWith("login"));
  }

  private HttpResponse<byte[]> logIn(String token) throws Exception {
    return server.send(
        HttpRequest.newBuilder(server.uri("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token)));
  }

  @ParameterizedTest
  @CsvSource({
    "music.example, 200", "studio.example:8080, 200", "127.0.0.1, 200", "127.1.2.3, 200",
    "LOCALHOST, 200", "[::1]:80, 200", "[0:0:0:0:0:0:0:1], 200", "other.example, 421",
    "127.0.0.1.other.example, 421", "localhost.example, 421"
  })
  void aServerAnswersToItsOwnNames(String host, int status) throws Exception {
    assertEquals(status, get("/api/voices", "Host: " + host).status());
  }

  @ParameterizedTest
  @CsvSource({
    "https://music.example, 200", "http://music.example, 403", "https://music.example:444, 403",
    "https://other.example, 403", "null, 403", "http://127.0.0.1:8080, 200"
  })
  void pagesOfThePublicUrlAreItsOwn(String origin, int status) throws Exception {
    assertEquals(status, get("/api/voices", "Host: 127.0.0.1:8080", "Origin: " + origin).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/flow/api/voices", "/api/voices", "/flow/", "/flow"})
  void theBasePathMayOrMayNotBeTakenOffByTheProxy(String path) throws Exception {
    assertEquals(200, get(path, "Host: music.example").status());
  }

  @Test
  void accessesAreLoggedWithTheProxysClient() throws Exception {
    RawClient.Answer answer =
        get("/api/voices", "Host: music.example", "X-Forwarded-For: 6.6.6.6, 203.0.113.7");
    for (int tries = 0; log.toString().isBlank() && tries < 100; tries++) {
      Thread.sleep(20);
    }
    JsonNode line = new ObjectMapper().readTree(log.toString().lines().findFirst().orElseThrow());
    assertEquals("203.0.113.7", line.path("client").asText());
    assertEquals(answer.header("X-Request-Id"), line.path("id").asText());
    assertEquals("/api/voices", line.path("path").asText());
    assertEquals(200, line.path("status").asInt());
    assertEquals(answer.body().length(), line.path("bytes").asInt());
    assertFalse(log.toString().contains(TOKEN));
  }
}
