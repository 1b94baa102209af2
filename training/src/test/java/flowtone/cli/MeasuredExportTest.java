package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.file.AudioFiles;
import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.TinyConfigs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run says in words whether it is good. */
class MeasuredExportTest {
  @TempDir static Path folder;

  @BeforeAll
  static void train() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    ConfigFile.write(folder.resolve("teacher.yaml"), TinyConfigs.teacher());
    ConfigFile.write(folder.resolve("student.yaml"), TinyConfigs.student());
    execute("teach --corpus %s/corpus --run %s/runs/teacher --config %s/teacher.yaml --steps 20");
    execute(
        "distill --teacher %s/runs/teacher --run %s/runs/student --config %s/student.yaml"
            + " --steps 5");
  }

  @Test
  void theVerdictIsToldByTheExportTheRunsAndTheModelCard() throws Exception {
    String told = execute("export --run %s/runs/student --voice %s/voices/tones");
    String verdict = told.lines().skip(1).findFirst().orElse(told);
    assertTrue(verdict.startsWith("Not good yet: it misses"), told);
    JsonNode student = student();
    assertEquals(verdict, student.get("verdict").asText());
    assertEquals("finished", student.get("state").asText());
    assertTrue(Files.readString(folder.resolve("voices/tones/README.md")).contains(verdict));
    assertTrue(Files.exists(folder.resolve("runs/student/report/report.html")));
    assertNotEquals(0, firstSampleMeasured(), "a recording begins with the corpus's silence");
    JsonNode manifest =
        new ObjectMapper().readTree(folder.resolve("voices/tones/manifest.json").toFile());
    assertTrue(manifest.get("metrics").has("mStft"), manifest.toString());
  }

  @Test
  void aRunThatIsBeingTrainedIsExportedUnmeasured() throws Exception {
    try (RunDirectory run = RunDirectory.openForTraining(folder.resolve("runs/student"))) {
      run.writeState(run.state().orElseThrow().resumed(100, 0));
      execute("export --run %s/runs/student --voice %s/voices/early");
      run.writeState(run.state().orElseThrow().ended(RunState.Progress.FINISHED, ""));
    }
    assertFalse(Files.readString(folder.resolve("voices/early/README.md")).contains("verdict"));
  }

  private static float firstSampleMeasured() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("runs/student/report/recordings"))) {
      Path first = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
      return AudioFiles.read(first).samples()[0];
    }
  }

  private static JsonNode student() throws Exception {
    JsonNode runs = new ObjectMapper().readTree(execute("runs --runs %s/runs --json"));
    assertEquals("student", runs.get(0).get("id").asText());
    return runs.get(0);
  }

  /** Runs a command, %s in which is the folder; what it says on stdout. */
  private static String execute(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(command.replace("%s", folder.toString()).split(" "));
    assertEquals(0, code, err.toString());
    return out.toString();
  }
}
