package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of a voice's models, and the report of the last benchmark. */
class CompareTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MODELS =
      Set.of("nice", "realnvp", "mintnet", "teacher-textbook", "teacher-cached", "student");
  private static final String COMPARE_NOTES = "/api/compare?seconds=0.5&voice=" + TestServer.VOICE;

  private static Path folder;
  private static TestServer server;

  /** An event and its data. */
  private record Event(String name, JsonNode data) {}

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    server = new TestServer(folder, Limits.builder().comparisonSeconds(2).build());
    TestVoice.addFlows(folder.resolve("voices").resolve(TestServer.VOICE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Event> events(HttpResponse<byte[]> response) throws Exception {
    String text = new String(response.body(), StandardCharsets.UTF_8);
    assertEquals(200, response.statusCode(), text);
    List<Event> events = new ArrayList<>();
    for (String block : text.split("\n\n")) {
      if (block.startsWith("event: ")) {
        String[] lines = block.split("\n");
        events.add(
            new Event(
                lines[0].substring("event: ".length()),
                JSON.readTree(lines[1].substring("data: ".length()))));
      }
    }
    return events;
  }

  private static List<Event> named(String name, List<Event> events) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  private static byte[] sound(List<Event> events, String id) {
    StringBuilder all = new StringBuilder();
    for (Event event : named("sound", events)) {
      if (event.data().path("id").asText().equals(id)) {
        byte[] part = Base64.getDecoder().decode(event.data().path("pcm").asText());
        all.append(new String(part, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void allSixModelsDrawTheSameNotesEachOnAClockOfItsOwn() throws Exception {
    List<Event> events = events(server.post(COMPARE_NOTES, new byte[0], "text/plain"));
    assertEquals("begin", events.get(0).name());
    JsonNode begin = events.get(0).data();
    assertTrue(begin.at("/machine/cores").asInt() > 0, begin.toString());
    Set<String> models = new HashSet<>();
    begin.path("models").forEach(model -> models.add(model.path("id").asText()));
    assertEquals(MODELS, models);
    Set<String> over = new HashSet<>();
    for (Event event : named("over", events)) {
      over.add(event.data().path("id").asText());
      boolean complete = event.data().path("end").asText().equals("complete");
      double seconds = event.data().path("soundSeconds").asDouble();
      assertTrue(!complete || Math.abs(seconds - 0.5) < 0.01, event.toString());
    }
    assertEquals(MODELS, over);
    assertEquals("end", events.get(events.size() - 1).name());
    int samples = sound(events, "student").length / Short.BYTES;
    assertEquals(begin.path("seconds").asDouble() * TestVoice.SAMPLE_RATE_HZ, samples, 0.5);
  }

  @Test
  void theSameSeedDrawsTheSameSound() throws Exception {
    List<Event> once = events(server.post(COMPARE_NOTES + "&seed=7", new byte[0], "text/plain"));
    List<Event> again = events(server.post(COMPARE_NOTES + "&seed=7", new byte[0], "text/plain"));
    byte[] first = sound(once, "teacher-cached");
    byte[] second = sound(again, "teacher-cached");
    assertEquals(first.length, second.length);
    int most = 0;
    for (int i = 1; i < first.length; i += 2) {
      most = Math.max(most, Math.abs(first[i] - second[i]));
    }
    assertTrue(most <= 1, "differ by " + most);
  }

  @Test
  void aRecordingIsDrawnAndSentBackAsTheVoiceHearsIt() throws Exception {
    byte[] recording = Recordings.wav(Recordings.tone(330, 0.8, 44100));
    List<Event> events = events(server.post(COMPARE_NOTES, recording, "audio/wav"));
    byte[] heard =
        Base64.getDecoder().decode(named("recording", events).get(0).data().path("pcm").asText());
    assertEquals(0.5, heard.length / 2.0 / TestVoice.SAMPLE_RATE_HZ, 0.01);
    assertEquals(heard.length, sound(events, "student").length);
  }

  @Test
  void oneComparisonRunsAtATimeAndALeavingClientMakesRoom() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(COMPARE_NOTES.replace("0.5", "10")))
            .POST(BodyPublishers.noBody())
            .build();
    HttpResponse<InputStream> running = server.http().send(request, BodyHandlers.ofInputStream());
    try (InputStream body = running.body()) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(body));
      assertEquals("event: begin", lines.readLine());
      assertEquals(503, server.post(COMPARE_NOTES, new byte[0], "text/plain").statusCode());
    }
    int status = 503;
    for (int tries = 0; status == 503 && tries < 100; tries++) {
      Thread.sleep(100);
      status = server.post(COMPARE_NOTES, new byte[0], "text/plain").statusCode();
    }
    assertEquals(200, status);
  }

  @Test
  void aLivePlayerKeepsTimeDuringAComparison() throws Exception {
    try (LiveClient player = new LiveClient(server, "", true)) {
      player.await("format");
      player.send("{\"type\":\"noteOn\",\"note\":60}");
      player.awaitSamples(4000);
      long start = System.nanoTime();
      int before = player.samples().length;
      events(server.post(COMPARE_NOTES.replace("0.5", "2"), new byte[0], "text/plain"));
      double seconds = (System.nanoTime() - start) / 1e9;
      double heard = (player.samples().length - before) / (double) TestVoice.SAMPLE_RATE_HZ;
      assertTrue(heard > seconds - 0.5, "%.2f s in %.2f s".formatted(heard, seconds));
    }
  }

  @Test
  void theNewestReportIsTold() throws Exception {
    assertTrue(TestServer.json(server.get("/api/compare")).path("report").isMissingNode());
    Path older = Files.createDirectories(folder.resolve("reports/older"));
    Path newer = Files.createDirectories(folder.resolve("reports/newer"));
    Files.writeString(older.resolve("report.json"), "{\"title\": \"older\", \"rows\": []}");
    Files.writeString(newer.resolve("report.json"), "{\"title\": \"newer\", \"rows\": []}");
    older.resolve("report.json").toFile().setLastModified(1_000_000);
    JsonNode told = TestServer.json(server.get("/api/compare"));
    assertEquals("newer", told.at("/report/title").asText());
    Files.writeString(newer.resolve("report.json"), "no report");
    assertEquals("older", TestServer.json(server.get("/api/compare")).at("/report/title").asText());
    assertEquals(MODELS.size(), told.at("/voices/0/models").size());
    Files.delete(older.resolve("report.json"));
    Files.delete(newer.resolve("report.json"));
  }
}
