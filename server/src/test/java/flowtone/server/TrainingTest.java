package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.file.WavWriter;
import flowtone.run.MetricsEntry;
import flowtone.run.Rollback;
import flowtone.run.RunCommand;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training as clients follow it, and the one that they may start. */
class TrainingTest {
  private static final String PATH = "/api/training";

  private Path recordings;
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    recordings = folder.resolve("recordings");
    server = new TestServer(folder, Limits.DEFAULT, Optional.of(recordings));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RunDirectory run(String id) {
    RunDirectory run = RunDirectory.openForTraining(server.runs().resolve(id));
    run.writeState(RunState.begun(RunState.Kind.TEACHER, 100));
    return run;
  }

  private static MetricsEntry entry(long step) {
    return new MetricsEntry(step, step, Map.of("test/nll", -1.0 * step));
  }

  @Test
  void aRunTellsItsConfigurationCommandRollbacksAndSamples() throws Exception {
    try (RunDirectory run = run("duet")) {
      Files.writeString(run.config(), "corpus: there\n");
      run.rollbacks().append(new Rollback(70, 50, "astray"));
      WavWriter.write(run.samples().at(50, "oboe"), Recordings.tone(330, 0.1, 16000));
      WavWriter.write(run.samples().recording("oboe"), Recordings.tone(440, 0.1, 16000));
    }
    RunCommand command = new RunCommand(List.of("teach", "--run", "my run"), "/");
    RunDirectory.at(server.runs().resolve("duet")).remember(command);
    JsonNode told = TestServer.json(server.get("/api/runs/duet"));
    assertEquals("corpus: there\n", told.path("config").asText());
    assertEquals("./flowtone teach --run 'my run'", told.path("command").asText());
    assertEquals(50, told.at("/rollbacks/0/resumedAt").asLong());
    JsonNode sample = told.at("/samples/0");
    assertEquals("oboe", sample.path("label").asText());
    for (String field : new String[] {"file", "recording"}) {
      HttpResponse<byte[]> sound =
          server.get("/api/runs/duet/samples/" + sample.path(field).asText());
      assertEquals("RIFF", new String(sound.body(), 0, 4));
    }
    assertTrue(server.get("/api/runs/duet/samples/..%2fconfig.yaml").statusCode() >= 400);
  }

  @Test
  void aRunIsFollowedWhileItIsTrained() throws Exception {
    try (RunDirectory run = run("duet")) {
      run.metrics().append(entry(1));
      HttpRequest request = HttpRequest.newBuilder(server.uri("/api/runs/duet/events")).build();
      var response = server.http().send(request, BodyHandlers.ofInputStream());
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body()))) {
        assertEquals("event: state", lines.readLine());
        assertTrue(lines.readLine().contains("\"state\":\"running\""));
        awaitLine(lines, "\"entries\":[{\"step\":1,");
        run.metrics().append(entry(2));
        awaitLine(lines, "\"entries\":[{\"step\":2,");
        run.metrics().dropAfter(1);
        run.metrics().append(entry(3));
        String anew = awaitLine(lines, "\"step\":3,");
        assertTrue(anew.contains("\"anew\":true") && anew.contains("\"step\":1,"), anew);
      }
    }
  }

  private static String awaitLine(BufferedReader lines, String part) throws Exception {
    String line = lines.readLine();
    while (!line.contains(part)) {
      line = lines.readLine();
    }
    return line;
  }

  @Test
  void recordingsArePutIntoFoldersOfTheOperatorsAlone() throws Exception {
    byte[] recording = Recordings.wav(Recordings.tone(330, 0.5, 16000));
    HttpResponse<byte[]> kept =
        server.post(PATH + "/recordings/oboe/take.wav", recording, "audio/wav");
    assertEquals(0.5, TestServer.json(kept).path("seconds").asDouble(), 1e-3);
    assertEquals(recording.length, Files.size(recordings.resolve("oboe/take.wav")));
    for (String name : new String[] {"..", ".hidden", "%2e%2e%2fx.wav", "a%20b.wav"}) {
      int status =
          server.post(PATH + "/recordings/oboe/" + name, recording, "audio/wav").statusCode();
      assertTrue(status >= 400, name + " " + status);
    }
    assertEquals("[\"oboe\"]", TestServer.json(server.get(PATH)).path("recordings").toString());
  }

  @Test
  void aTrainingIsStartedOneAtATimeStoppedAndToldOf() throws Exception {
    Files.createDirectories(recordings.resolve("oboe"));
    byte[] request = "{\"recordings\": [\"oboe\"], \"voice\": \"mine\", \"hours\": 0.1}".getBytes();
    HttpResponse<byte[]> begun = server.post(PATH, request, "application/json");
    assertEquals(202, begun.statusCode(), new String(begun.body()));
    assertEquals("mine-teacher", TestServer.json(begun).at("/runs/0").asText());
    assertEquals(409, server.post(PATH, request, "application/json").statusCode());
    assertTrue(trainer().path("running").asBoolean());
    assertEquals(202, server.send(HttpRequest.newBuilder(server.uri(PATH)).DELETE()).statusCode());
    for (int tries = 0; trainer().path("running").asBoolean() && tries < 600; tries++) {
      Thread.sleep(100);
    }
    assertFalse(trainer().path("running").asBoolean());
    assertTrue(trainer().path("exitCode").asInt() != 0, trainer().toString());
  }

  private JsonNode trainer() throws Exception {
    return TestServer.json(server.get(PATH)).path("trainer");
  }

  @Test
  void aTrainingThatCannotBeSaysWhy() throws Exception {
    Files.createDirectories(recordings.resolve("oboe"));
    byte[] request = "{\"recordings\": [\"oboe\"], \"voice\": \"mine\"}".getBytes();
    server.post(PATH, request, "application/json");
    for (int tries = 0; trainer().path("running").asBoolean() && tries < 1200; tries++) {
      Thread.sleep(100);
    }
    assertTrue(trainer().path("lastLines").toString().contains("expected"), trainer().toString());
  }
}
