package flowtone.spark.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.cli.Main;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import flowtone.training.TinyConfigs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SparkCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine commands = Main.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commands.execute(arguments);
  }

  @Test
  void prepareWritesACorpusWithItsReportAndSaysWhatItHas() throws Exception {
    GeneratedCorpus.record(folder.resolve("oboe"), 300, 3);
    String corpus = folder.resolve("corpus").toString();
    String[] arguments = {
      "spark",
      "prepare",
      "--master",
      "local[2]",
      "--recordings",
      folder.resolve("oboe").toString(),
      "--corpus",
      corpus,
      "--sample-rate",
      "16000",
      "--json"
    };
    assertEquals(0, run(arguments), err.toString());
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertEquals("oboe", summary.at("/labels/0/name").asText());
    assertEquals(3, Corpus.open(Path.of(corpus)).recordings().size());
    assertTrue(Files.exists(Path.of(corpus, "report.html")));
    assertEquals(1, run(arguments));
    assertTrue(
        err.toString().contains("flowtone: expected a new or empty folder for the corpus"),
        err.toString());
  }

  @Test
  void planPrintsItsTableAndItsRows() throws Exception {
    assertEquals(0, run("spark", "plan", "--json"));
    assertEquals(48, new ObjectMapper().readTree(out.toString()).get("rows").size());
    assertEquals(2, run("spark", "plan", "--step-seconds", "-1"));
  }

  @Test
  void wrongUsageIsSaid() {
    assertEquals(2, run("spark"));
    assertEquals(2, run("spark", "train", "--run", "r"));
    assertEquals(2, run("spark", "train", "--run", "r", "--corpus", "c", "--outer-momentum", "2"));
    assertTrue(err.toString().contains("outer momentum within 0 to 1"), err.toString());
    String[] archive = {"--voice", "v", "--recordings", "r", "--out", "o", "--temperature", "9"};
    for (String command : List.of("resynthesize", "evaluate")) {
      List<String> words = new ArrayList<>(List.of("spark", command));
      words.addAll(List.of(archive));
      assertEquals(2, run(words.toArray(String[]::new)));
    }
    assertTrue(err.toString().contains("expected a temperature within"), err.toString());
  }

  @Test
  void aRunThatAnotherDriverTrainsIsRefusedBeforeThereAreExecutors() {
    String run = folder.resolve("busy").toString();
    try (RunDirectory busy = RunDirectory.openForTraining(Path.of(run))) {
      String[] words = {
        "spark", "train", "--master", "spark://127.0.0.1:1", "--corpus", "c", "--run", run
      };
      assertEquals(1, run(words));
      assertTrue(
          err.toString().startsWith("flowtone: expected a run that nobody else is training"),
          err.toString());
      assertTrue(Files.notExists(busy.path().resolve("command.json")));
    }
  }

  private int train(String... what) {
    List<String> words = new ArrayList<>(List.of("spark", "train", "--master", "local[1]"));
    words.addAll(List.of("--run", folder.resolve("none").toString()));
    words.addAll(List.of(what));
    return run(words.toArray(String[]::new));
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeARunIsBegun() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    String corpus = folder.resolve("corpus").toString();
    assertEquals(2, train("--corpus", corpus, "--config", "voice-24k"), err.toString());
    assertTrue(err.toString().contains("expected a corpus at the 24000 Hz"), err.toString());
    Path teacher = Files.createDirectory(folder.resolve("teacher"));
    ConfigFile.write(
        RunDirectory.at(teacher).config(), new RunPlan.Teacher(corpus, TinyConfigs.teacher()));
    assertEquals(2, train("--teacher", teacher.toString()), err.toString());
    assertTrue(err.toString().contains("expected checkpoints in "), err.toString());
    assertTrue(Files.notExists(folder.resolve("none")));
  }

  /** Whose run is begun, for its description is there. */
  private Path corpusWithoutSound() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    Path corpus = folder.resolve("corpus");
    try (Stream<Path> files = Files.list(corpus)) {
      for (Path file : files.toList()) {
        if (!file.endsWith(CorpusDescription.DESCRIPTION_FILE)) {
          Files.delete(file);
        }
      }
    }
    return corpus;
  }

  @Test
  void secretsOfSparkAreNotKeptWithARun() throws Exception {
    String run = folder.resolve("run").toString();
    String[] words = {
      "spark",
      "train",
      "--master",
      "local[1]",
      "--conf",
      "spark.authenticate.secret=sesame",
      "--corpus",
      corpusWithoutSound().toString(),
      "--run",
      run
    };
    assertEquals(1, run(words), err.toString());
    String kept = Files.readString(Path.of(run, "command.json"));
    assertTrue(kept.contains("spark.authenticate.secret=***"), kept);
    assertFalse(kept.contains("sesame"), kept);
  }

  @Test
  void aFailureIsOneSentence() {
    int code =
        run(
            "spark",
            "prepare",
            "--master",
            "local[2]",
            "--recordings",
            "gopher://host/a",
            "--corpus",
            folder.resolve("c").toString());
    assertEquals(1, code);
    assertTrue(err.toString().startsWith("flowtone: expected a URI whose scheme"), err.toString());
  }
}
