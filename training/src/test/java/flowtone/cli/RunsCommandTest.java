package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  @TempDir Path runs;

  @Test
  void aRunIsListedWithItsProgress() throws IOException {
    train("duet");
    assertTrue(list().contains("duet"), list());
    JsonNode run = new ObjectMapper().readTree(list("--json")).get(0);
    assertEquals("duet", run.get("id").asText());
    assertEquals("teacher", run.get("kind").asText());
    assertEquals("stopped", run.get("state").asText());
    assertEquals(10, run.get("step").asLong());
    assertEquals(1000, run.get("targetSteps").asLong());
    assertEquals(90, run.get("secondsTrained").asDouble());
    assertEquals(0, run.get("rollbacks").asInt());
    assertEquals("", run.get("verdict").asText());
    assertEquals(-1.25, run.get("bestMetrics").get("test/nll").asDouble());
  }

  @Test
  void aRunIsRunningAsLongAsItsTrainerHasIt() throws IOException {
    try (RunDirectory run = RunDirectory.openForTraining(runs.resolve("duet"))) {
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
      assertEquals("running", state());
      run.writeState(run.state().orElseThrow().ended(RunState.Progress.FAILED, "It strayed."));
      assertEquals("failed", state());
      assertTrue(list().contains("    It strayed."), list());
    }
  }

  private String state() throws IOException {
    return new ObjectMapper().readTree(list("--json")).get(0).get("state").asText();
  }

  @Test
  void noRunsIsNoFailure() throws IOException {
    assertTrue(list().startsWith("No runs in "), list());
    assertEquals(0, new ObjectMapper().readTree(list("--json")).size());
  }

  private void train(String name) {
    try (RunDirectory run = RunDirectory.openForTraining(runs.resolve(name))) {
      run.writeState(
          RunState.begun(RunState.Kind.TEACHER, 1000).advanced(10, 90, Map.of("test/nll", -1.25)));
    }
  }

  private String list(String... options) {
    StringWriter out = new StringWriter();
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute(withRuns(options));
    assertEquals(0, code);
    return out.toString();
  }

  private String[] withRuns(String... options) {
    return Stream.concat(Stream.of("runs", "--runs", runs.toString()), Stream.of(options))
        .toArray(String[]::new);
  }
}
