package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.provenance.Provenance;
import flowtone.run.ConfigFile;
import flowtone.run.MetricsEntry;
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

  @Test
  void twoRunsAreComparedBySettingsFiguresAndCurves() throws IOException {
    compared("one", 0.5, 1.5);
    compared("two", 0.25, 1.25);
    String text = list("--compare", "one", "two");
    assertTrue(text.contains("learningRate"), text);
    assertTrue(text.lines().noneMatch(line -> line.startsWith("channels")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("seed +7 +7")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("test/nll +1.5000 +1.2500")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("2\\.0 +1.5000 +1.2500")), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("1\\.0 +2.5000 +2.2500")), text);
    JsonNode json = new ObjectMapper().readTree(list("--compare", "one", "two", "--json"));
    assertEquals(1, json.get("settings").size(), json.toString());
    assertEquals("0.25", json.get("settings").get(0).get("second").asText());
    assertEquals(120, json.at("/first/curves/test~1nll/1/seconds").asDouble());
    String version = json.at("/first/provenance/version").asText();
    assertEquals(Provenance.currentVersion(), version);
  }

  @Test
  void whatIsNoRunIsNotCompared() {
    train("one");
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(withRuns("--compare", "one", "none"));
    assertTrue(code != 0);
    assertTrue(err.toString().contains("expected a run in none; got none"), err.toString());
  }

  record Settings(int channels, double learningRate) {}

  private void compared(String name, double learningRate, double nll) {
    try (RunDirectory run = RunDirectory.openForTraining(runs.resolve(name))) {
      ConfigFile.write(run.config(), new Settings(8, learningRate));
      run.keepProvenance(7);
      run.metrics().append(new MetricsEntry(5, 60, Map.of("test/nll", nll + 1, "train/nll", 0.0)));
      run.metrics().append(new MetricsEntry(10, 120, Map.of("test/nll", nll)));
      run.writeState(
          RunState.begun(RunState.Kind.TEACHER, 0).advanced(10, 120, Map.of("test/nll", nll)));
    }
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
