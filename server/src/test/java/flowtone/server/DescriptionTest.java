package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.file.WavWriter;
import flowtone.library.TestFlows;
import flowtone.model.FlowFamilies;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description of the interface is true: every operation is called so that each status it names
 * is answered, in the media type it names, and no status comes that it does not name.
 */
class DescriptionTest {
  private static final String TOKEN = "a token of some length";
  private static final String VOICE = "/api/voices/duo";
  private static final String PLAY = DescribedSounds.PLAY;
  private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
  private static final String WEBSOCKET =
      UPGRADE + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  static final String FOREIGN = "Origin: http://elsewhere.example";

  private static TestServer open;
  private static TestServer training;
  private static TestServer busy;
  private static TestServer crowded;
  private static TestServer voiceless;
  private static TestServer closed;

  private DescribedAnswers answers;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Limits small = small().build();
    open = new TestServer(folder.resolve("open"), small);
    try (RunDirectory run = RunDirectory.openForTraining(open.runs().resolve("duet"))) {
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
      WavWriter.write(run.samples().at(3, "oboe"), Recordings.tone(330, 0.1, 16000));
    }
    breakVoice(folder.resolve("open"), "broken");
    for (String name : new String[] {"open", "busy", "crowded"}) {
      TestFlows.add(
          TestVoice.write(folder.resolve(name + "/voices"), "duo"), FlowFamilies.REAL_NVP);
    }
    busy =
        new TestServer(folder.resolve("busy"), small().renderings(1).uploadBytes(100_000).build());
    crowded =
        new TestServer(
            folder.resolve("crowded"), small().renderingsPerClient(1).uploadsPerClient(1).build());
    voiceless = new TestServer(folder.resolve("none"), small);
    Files.delete(folder.resolve("none/voices/duo/manifest.json"));
    Access access = new Access(Optional.of(TOKEN), Optional.empty(), Set.of(), Set.of());
    training =
        new TestServer(
            folder.resolve("training"), small, Optional.of(folder.resolve("recordings")));
    try (RunDirectory run = RunDirectory.openForTraining(training.runs().resolve("old"))) {
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
    }
    closed = new TestServer(folder.resolve("closed"), small, access, AccessLog.none());
  }

  private static Limits.Builder small() {
    return Limits.builder()
        .scoreBytes(4096)
        .recordingBytes(100_000)
        .uploadBytesPerSecond(1000)
        .uploadGraceSeconds(0.3);
  }

  private static void breakVoice(Path folder, String name) throws IOException {
    Path voice = TestVoice.write(folder.resolve("voices"), name);
    Files.write(voice.resolve("student.safetensors"), new byte[] {1, 2, 3});
  }

  @AfterAll
  static void stop() {
    for (TestServer server : new TestServer[] {open, busy, crowded, voiceless, training, closed}) {
      server.close();
    }
  }

  @Test
  void everyStatusOfEveryOperationIsAnsweredAsDescribed() throws Exception {
    JsonNode description = TestServer.json(open.get("/openapi.json"));
    answers = new DescribedAnswers(description);
    callAll();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode operation = method.getValue();
        Set<Integer> described = new TreeSet<>();
        operation
            .path("responses")
            .fieldNames()
            .forEachRemaining(s -> described.add(Integer.valueOf(s)));
        String id = operation.path("operationId").asText();
        assertEquals(described, answers.statuses(id), id);
      }
    }
  }

  private void callAll() throws Exception {
    callTokenless();
    callRead();
    new DescribedSounds(answers, open, List.of(busy, crowded), closed).callAll();
    new DescribedTraining(answers, open, training, List.of(busy, crowded)).callAll();
    callStream();
  }

  private void callTokenless() throws Exception {
    for (String path :
        new String[] {
          "/",
          "/api/health",
          "/metrics",
          "/openapi.json",
          "/api/voices",
          VOICE,
          "/api/runs",
          "/api/runs/x",
          "/api/runs/x/events",
          "/api/runs/x/samples/y",
          "/api/training",
          "/api/compare",
          PLAY + "?notes=C4",
          VOICE + "/stream"
        }) {
      call(closed, "GET", path, "", "");
    }
    for (String path :
        new String[] {PLAY, DescribedSounds.RESYNTHESIZE, DescribedSounds.COMPARE, "/login"}) {
      call(closed, "POST", path, "", path.equals("/login") ? "token=wrong" : DescribedSounds.NOTES);
    }
    call(closed, "DELETE", "/api/training", "", "");
    for (String path : DescribedTraining.POSTED) {
      call(closed, "POST", path, "", "");
    }
    call(closed, "GET", "/", "Accept: text/html", "");
    call(closed, "POST", "/login", "", "token=" + TOKEN.replace(' ', '+'));
    call(closed, "POST", "/login", "", "token=%zz");
    call(closed, "POST", "/login", "", "x".repeat(5000));
  }

  private void callRead() throws Exception {
    open.awaitReady();
    for (String path :
        new String[] {
          "/",
          "/api/health",
          "/api/health/live",
          "/api/health/ready",
          "/metrics",
          "/openapi.json",
          "/api/voices",
          VOICE,
          "/api/voices/kazoo",
          "/api/runs",
          "/api/runs/duet",
          "/api/runs/none",
          "/api/runs/duet/events",
          "/api/runs/none/events",
          "/api/runs/duet/samples/step-000000003-oboe.wav",
          "/api/runs/duet/samples/none.wav",
          "/api/training",
          "/api/compare",
          "/login"
        }) {
      call(open, "GET", path, "", "");
    }
    call(voiceless, "GET", "/api/health/ready", "", "");
    call(open, "GET", "/api/voices", FOREIGN, "");
    callForeignHost("GET", "/api/voices", "");
  }

  private void callStream() throws Exception {
    String stream = VOICE + "/stream";
    call(open, "GET", stream, WEBSOCKET, "");
    call(open, "GET", stream, "", "");
    call(open, "GET", stream, UPGRADE + "Sec-WebSocket-Version: 13", "");
    call(open, "GET", stream + "?temperature=9", WEBSOCKET, "");
    call(open, "GET", stream.replace("duo", "kazoo"), WEBSOCKET, "");
    call(open, "GET", stream.replace("duo", "broken"), WEBSOCKET, "");
    call(open, "GET", stream, WEBSOCKET + "\r\n" + FOREIGN, "");
    callForeignHost("GET", stream, WEBSOCKET);
  }

  private void callForeignHost(String method, String path, String headers) throws Exception {
    answers.callForeignHost(open, method, path, headers);
  }

  private void call(TestServer server, String method, String path, String header, String body)
      throws Exception {
    answers.call(server, method, path, header, body);
  }
}
