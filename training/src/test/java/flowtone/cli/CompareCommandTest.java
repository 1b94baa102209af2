package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.corpus.GeneratedCorpus;
import flowtone.library.TestVoices;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.network.NetworkConfig;
import flowtone.run.ConfigFile;
import flowtone.training.TeacherConfig;
import flowtone.training.TinyConfigs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
  }

  @Test
  void aVoiceIsBenchmarkedAgainstItsTeacher() throws IOException {
    Path report = folder.resolve("report");
    int code =
        execute(
            "compare",
            "--voice",
            voice,
            "--seconds=0.1",
            "--repetitions=2",
            "--repetition-seconds=0",
            "--json",
            "--out=" + report);
    assertEquals(0, code, err.toString());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    JsonNode rows = json.path("rows");
    assertEquals("teacher-textbook", rows.path(0).path("id").asText());
    assertEquals("teacher-cached", rows.path(1).path("id").asText());
    assertEquals("student", rows.path(2).path("id").asText());
    rows.forEach(row -> assertTrue(row.path("samplesPerSecond").asDouble() > 0));
    assertEquals(
        json.path("rows"),
        new ObjectMapper().readTree(report.resolve("report.json").toFile()).path("rows"));
  }

  @Test
  @Tag("long")
  void familiesOfACorpusAreTrainedAndBenchmarked() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    Path report = folder.resolve("families");
    int code =
        execute(
            "compare",
            "--corpus=" + folder.resolve("corpus"),
            "--out=" + report,
            "--minutes=0.02",
            "--seconds=0.1",
            "--laps=2",
            "--lap-seconds=0",
            "--families=realnvp,maf,iaf",
            "--config=realnvp=" + config("realnvp.yaml", coupling()),
            "--config=maf=" + config("maf.yaml", TinyConfigs.teacher()),
            "--config=iaf=" + config("iaf.yaml", TinyConfigs.student()),
            "--json");
    assertEquals(0, code, err.toString());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertEquals("realnvp", json.path("rows").path(0).path("id").asText());
    JsonNode textbook = json.path("rows").path(1);
    JsonNode cached = json.path("rows").path(2);
    double nats = cached.path("fit").path("natsPerSample").asDouble();
    assertEquals(nats, textbook.path("fit").path("natsPerSample").asDouble(), 1e-9);
    assertEquals(
        nats / Math.log(2) + 15, cached.path("fit").path("bitsPerSample").asDouble(), 1e-9);
    assertEquals("student", json.path("rows").path(3).path("id").asText());
    assertTrue(Files.isDirectory(report.resolve("runs/maf/checkpoints")));
    String page = Files.readString(report.resolve("report.html"));
    assertTrue(page.contains("audio/wav") && page.contains("image/png"));
    assertFalse(page.contains("src=\"http"), "a page that needs the network");
  }

  private static TeacherConfig coupling() {
    TeacherConfig tiny = TinyConfigs.teacher();
    NetworkConfig network = new NetworkConfig(16, 12, List.of(1, 2), 0);
    FlowConfig model =
        new FlowConfig(
            FlowFamilies.REAL_NVP,
            2,
            network,
            tiny.model().conditioner(),
            -9,
            tiny.model().initialLogScale());
    return new TeacherConfig(model, tiny.crops(), tiny.optimiser(), tiny.precision());
  }

  private Path config(String name, Record config) {
    Path file = folder.resolve(name);
    ConfigFile.write(file, config);
    return file;
  }

  @Test
  void aCorpusTooShortForAWindowIsRefusedBeforeAnyTraining() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    TeacherConfig tiny = TinyConfigs.teacher();
    NetworkConfig deep = new NetworkConfig(16, 12, List.of(1, 4096), 8);
    FlowConfig model =
        new FlowConfig(
            FlowFamilies.MAF,
            1,
            deep,
            tiny.model().conditioner(),
            -9,
            tiny.model().initialLogScale());
    Path file =
        config(
            "deep.yaml",
            new TeacherConfig(model, tiny.crops(), tiny.optimiser(), tiny.precision()));
    refused(
        2,
        "expected a test recording longer than a window of",
        "--corpus=" + folder.resolve("corpus"),
        "--out=" + folder.resolve("report"),
        "--families=maf",
        "--minutes=0.01",
        "--config=maf=" + file);
    assertFalse(Files.exists(folder.resolve("report")));
  }

  @Test
  void wrongUsageIsToldInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    refused(2, "expected a folder for --out", "--voice", voice, "--out", "" + file);
    refused(2, "expected --seconds above 0", "--voice", voice, "--seconds", "0");
    refused(2, "nobody", "--voice", "nobody");
    refused(2, "expected either --voice or --corpus; got neither");
    refused(2, "expected either --voice or --corpus; got both", "--voice=a", "--corpus=b");
    refused(2, "expected --out with --corpus; got none", "--corpus=b");
    for (String training :
        List.of("--families=maf", "--run=maf=r", "--config=maf=m", "--minutes=1")) {
      refused(2, "with --corpus only; got it with --voice", "--voice", voice, training);
    }
    refused(2, "expected --repetitions of at least 1", "--voice=a", "--repetitions=0");
    refused(2, "expected --repetitions of at least 1", "--voice=a", "--laps=0");
    refused(2, "--repetition-seconds of at least 0", "--voice=a", "--lap-seconds=-1");
    refused(2, "expected --minutes above 0; got 0", "--corpus=b", "--out=c", "--minutes=0");
    refused(2, "expected one of the families nice", "--corpus=b", "--out=c", "--families=maf,glow");
    refused(2, "expected maf among the families", "--corpus=b", "--out=c", "--families=iaf");
    refused(2, "expected a corpus", "--corpus=nowhere", "--out=" + folder.resolve("c"));
  }

  private void refused(int code, String sentence, String... options) {
    err.getBuffer().setLength(0);
    String[] args = new String[options.length + 1];
    args[0] = "compare";
    System.arraycopy(options, 0, args, 1, options.length);
    assertEquals(code, execute(args));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private int execute(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }
}
