package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.library.VoiceLibrary;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application over real HTTP, but for the sound it makes. */
class HttpTest {
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server =
        new TestServer(
            folder, Limits.builder().sessions(3).scoreBytes(4096).recordingBytes(4096).build());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void healthNamesTheVoices() throws Exception {
    JsonNode health = TestServer.json(server.get("/api/health"));
    assertEquals("up", health.path("status").asText());
    assertEquals(TestServer.VOICE, health.path("voices").path(0).asText());
  }

  @Test
  void aVoiceIsListedByItsNameKindLabelsAndRanges() throws Exception {
    JsonNode voice = TestServer.json(server.get("/api/voices")).path(0);
    assertEquals(TestServer.VOICE, voice.path("name").asText());
    assertEquals("instrument", voice.path("kind").asText());
    assertEquals(TestVoice.SAMPLE_RATE_HZ, voice.path("sampleRateHz").asInt());
    assertEquals("[\"altosax\",\"cello\"]", voice.path("labels").toString());
    JsonNode cello = voice.path("ranges").path(1);
    assertEquals("cello", cello.path("label").asText());
    assertEquals(84, cello.path("highestMidi").asInt());
  }

  @Test
  void aVoiceAloneTellsWhatTheListTellsAndMore() throws Exception {
    JsonNode listed = TestServer.json(server.get("/api/voices")).path(0);
    JsonNode alone = TestServer.json(server.get("/api/voices/" + TestServer.VOICE));
    listed.properties().forEach(p -> assertEquals(p.getValue(), alone.path(p.getKey())));
    assertEquals(128, alone.path("hopSamples").asInt());
  }

  @Test
  void thePageIsServedWithAPolicyThatForbidsInlineCode() throws Exception {
    HttpResponse<byte[]> page = server.get("/");
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().firstValue("Content-Type").orElseThrow().startsWith("text/html"));
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertFalse(policy.contains("unsafe-inline"), policy);
  }

  @Test
  void requestsAreCounted() throws Exception {
    server.get("/api/health");
    String metrics = new String(server.get("/metrics").body());
    assertTrue(metrics.contains("flowtone_requests_total{method=\"GET\",status=\"200\"}"), metrics);
    assertEquals(0, server.metric("flowtone_sessions"));
  }

  @Test
  void theDescriptionNamesEveryRouteAndNoOther() throws Exception {
    JsonNode paths = TestServer.json(server.get("/openapi.json")).path("paths");
    List<String> described =
        paths.properties().stream()
            .flatMap(
                p -> p.getValue().properties().stream().map(m -> m.getKey() + " " + p.getKey()))
            .sorted()
            .toList();
    List<String> routes =
        Stream.concat(
                server.app().routes().stream()
                    .map(route -> route.method().name().toLowerCase() + " " + route.path()),
                Stream.of("get /"))
            .sorted()
            .toList();
    assertEquals(routes, described);
  }

  @Test
  void anUnknownVoiceIsAnsweredWithTheKnownOnes() throws Exception {
    JsonNode problem = problem(404, server.get("/api/voices/kazoo"));
    assertEquals("urn:flowtone:unknown-voice", problem.path("type").asText());
    assertTrue(problem.path("detail").asText().contains(TestServer.VOICE), problem.toString());
  }

  @ParameterizedTest
  @CsvSource({"/api/nothing, 404", "/nothing.html, 404", "/api/runs/none, 404"})
  void anAddressThatIsNoneIsAProblem(String path, int status) throws Exception {
    problem(status, server.get(path));
  }

  @Test
  void aMethodThatIsNotThereIsAProblem() throws Exception {
    JsonNode problem = problem(405, server.post("/api/voices", new byte[0], "text/plain"));
    assertEquals("expected GET; got POST", problem.path("detail").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400",
        "7 | 400",
        "{} | 422",
        "{\"notes\": []} | 422",
        "{\"notes\": \"H4\"} | 422",
        "{\"notes\": \"C9\"} | 422",
        "{\"notes\": \"C4:0\"} | 422",
        "{\"notes\": \"C4:601\"} | 422",
        "{\"notes\": \"C4\", \"labels\": {\"kazoo\": 1}} | 422",
        "{\"notes\": \"C4\", \"labels\": {\"cello\": -1}} | 422",
        "{\"notes\": \"C4\", \"labels\": \"cello\"} | 422",
        "{\"notes\": \"C4\", \"temperature\": 2} | 422",
        "{\"notes\": \"C4\", \"seed\": \"x\"} | 422",
        "{\"notes\": \"C4\", \"seed\": 1e400} | 422",
        "{\"notes\": \"C4\", \"seed\": 0.5} | 422"
      })
  void aScoreThatCannotBePlayedIsAProblem(String json, int status) throws Exception {
    problem(status, server.play(json));
  }

  @Test
  void anEndlessScoreIsAProblem() throws Exception {
    problem(413, server.play("{\"notes\": \"" + "C4:1 ".repeat(2000) + "\"}"));
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "audio/wav", "application/octet-stream"})
  void aBodyThatIsNoAudioIsAProblem(String contentType) throws Exception {
    problem(415, resynthesize("not a recording".getBytes(), contentType));
  }

  @Test
  void aRecordingThatIsTooLargeIsAProblem() throws Exception {
    problem(413, resynthesize(new byte[5000], "audio/wav"));
  }

  @Test
  void aFormThatIsTooLargeIsAProblem() throws Exception {
    problem(413, resynthesize(form(new byte[5000]), "multipart/form-data; boundary=cut"));
  }

  @Test
  void aDamagedFormIsAProblem() throws Exception {
    problem(400, resynthesize("--cut\r\nnone".getBytes(), "multipart/form-data; boundary=cut"));
  }

  @Test
  void aFormWithoutARecordingIsAProblem() throws Exception {
    byte[] empty = "--cut--\r\n".getBytes();
    problem(400, resynthesize(empty, "multipart/form-data; boundary=cut"));
  }

  private static byte[] form(byte[] file) {
    String head =
        "--cut\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"a.wav\"\r\n\r\n";
    return (head + new String(file) + "\r\n--cut--\r\n").getBytes();
  }

  private static HttpResponse<byte[]> resynthesize(byte[] body, String contentType)
      throws Exception {
    return server.post("/api/voices/" + TestServer.VOICE + "/resynthesize", body, contentType);
  }

  @Test
  void aForeignPageIsTurnedAway() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/api/voices/" + TestServer.VOICE + "/play"))
            .header("Origin", "http://elsewhere.example")
            .POST(BodyPublishers.ofString("{\"notes\": \"C4\"}"));
    problem(403, server.send(request));
  }

  @Test
  void aTakenPortIsToldInOneSentence() {
    int port = server.app().address().getPort();
    ServerSettings same = new ServerSettings("127.0.0.1", port, Path.of("runs"), Limits.DEFAULT);
    try (FlowtoneApp second = new FlowtoneApp(same, new VoiceLibrary(List.of()))) {
      ServeException taken = assertThrows(ServeException.class, second::start);
      assertTrue(taken.getMessage().contains(Integer.toString(port)), taken.getMessage());
    }
  }

  @Test
  void aRunIsToldOfInTheFieldsThatTheDescriptionNames() throws Exception {
    assertArrayEquals("[]".getBytes(), server.get("/api/runs").body());
    try (RunDirectory run = RunDirectory.openForTraining(server.runs().resolve("duet"))) {
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
      JsonNode told = TestServer.json(server.get("/api/runs")).get(0);
      assertEquals("running", told.path("state").asText());
      JsonNode described =
          TestServer.json(server.get("/openapi.json")).at("/components/schemas/Run/properties");
      assertEquals(names(described), names(told));
    }
  }

  private static Set<String> names(JsonNode fields) {
    Set<String> names = new TreeSet<>();
    fields.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode problem(int status, HttpResponse<byte[]> response) throws Exception {
    assertEquals(status, response.statusCode(), new String(response.body()));
    assertEquals(
        "application/problem+json",
        response.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertEquals(status, problem.path("status").asInt());
    assertTrue(problem.path("detail").asText().length() > 10, problem.toString());
    return problem;
  }
}
