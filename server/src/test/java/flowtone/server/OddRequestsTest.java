package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that were to confuse the server, on real sockets. */
class OddRequestsTest {
  private static final String PLAY = "/api/voices/" + TestServer.VOICE + "/play";

  private final List<RawClient> clients = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new TestServer(folder, Limits.builder().connectionsPerClient(300).build());
  }

  @AfterEach
  void stop() throws Exception {
    for (RawClient client : clients) {
      client.close();
    }
    server.close();
  }

  @Test
  void methodsThatClientsInventAreNotCountedApart() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (RawClient client = server.raw()) {
        client.head("INVENTED" + i + " /api/voices HTTP/1.1", "Host: 127.0.0.1");
        int status = client.answer().status();
        assertTrue(status >= 400 && status < 500, "status " + status);
      }
    }
    assertFalse(new String(server.get("/metrics").body()).contains("INVENTED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1 | Hos | 400",
        "GET /%zz HTTP/1.1 | Host: 127.0.0.1 | 400",
        "GET / HTTP/9.9 | Host: 127.0.0.1 | 505",
        "NONSENSE | Host: 127.0.0.1 | 400",
        "GET / HTTP/1.1 | Host: elsewhere.example | 421"
      })
  void whatIsNoHttpIsAProblem(String line, String header, int status) throws Exception {
    try (RawClient client = server.raw()) {
      RawClient.Answer answer = client.head(line, header).answer();
      assertEquals(status, answer.status());
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertTrue(answer.body().contains("expected"), answer.body());
    }
  }

  @ParameterizedTest
  @CsvSource({"OPTIONS *", "CONNECT elsewhere.example:80", "TRACE /", "GET http://127.0.0.1/none"})
  void whatIsAskedOfNoAddressOfOursIsAClientsError(String line) throws Exception {
    try (RawClient client = server.raw()) {
      int status = client.head(line + " HTTP/1.1", "Host: 127.0.0.1").answer().status();
      assertTrue(status >= 400 && status < 500, "status " + status);
    }
    assertEquals(200, server.get("/api/health/live").statusCode());
  }

  @Test
  void headersThatAreTooLongAreAProblem() throws Exception {
    try (RawClient client = server.raw()) {
      RawClient.Answer answer =
          client.head("GET / HTTP/1.1", "Host: 127.0.0.1", "X: " + "x".repeat(20_000)).answer();
      assertEquals(431, answer.status());
      assertEquals("application/problem+json", answer.header("Content-Type"));
    }
  }

  @Test
  void oneAddressHasItsShareOfConnections() throws Exception {
    for (int i = 0; i < 310; i++) {
      clients.add(server.raw());
    }
    assertTrue(clients.get(309).isEnded(3000));
    clients.get(0).head("GET /api/health/live HTTP/1.1", "Host: 127.0.0.1");
    assertEquals(200, clients.get(0).answer().status());
  }

  @Test
  void aPageOfAnotherSiteCannotEmbedSound() throws Exception {
    URI uri = server.uri(PLAY + "?notes=C4");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "no-cors");
    assertEquals(403, server.send(request).statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "play | application/json; charset=nonsense",
        "play | audio/midi; charset=!",
        "resynthesize | multipart/form-data; boundary=a; charset=?"
      })
  void aCharsetThatNobodyKnowsIsMalformed(String operation, String contentType) throws Exception {
    String path = "/api/voices/" + TestServer.VOICE + "/" + operation;
    HttpResponse<byte[]> refused = server.post(path, "{}".getBytes(), contentType);
    String problem = new String(refused.body());
    assertEquals(400, refused.statusCode(), problem);
    assertTrue(problem.contains("charset"), problem);
  }

  @ParameterizedTest
  @CsvSource({"[, 200000", "{\"notes\":, 100000", "[[{\"a\":, 100000", "1, 300000"})
  void jsonThatIsNestedDeeplyOrGiantIsMalformed(String part, int times) throws Exception {
    HttpResponse<byte[]> refused = server.play(part.repeat(times));
    assertTrue(refused.statusCode() == 400 || refused.statusCode() == 413, refused.toString());
    assertTrue(refused.body().length < 1000, "an answer of " + refused.body().length);
  }
}
