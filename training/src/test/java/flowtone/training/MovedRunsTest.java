package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs name their corpus and teacher relative to themselves, so that all can be moved together. */
class MovedRunsTest {
  private static final VoiceDetails DETAILS =
      new VoiceDetails("moved", "Moved", "generated tones", "CC0-1.0");

  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir static Path trained;
  @TempDir private Path folder;
  private Path before;
  private Path after;

  @BeforeAll
  static void train() throws Exception {
    GeneratedCorpus.twoLabels(trained);
    teach(trained, "corpus", 2);
    distill(trained, 2);
  }

  @BeforeEach
  void copy() throws Exception {
    before = Files.createDirectories(folder.resolve("before"));
    after = Files.createDirectories(folder.resolve("deep/below")).resolve("after");
    try (Stream<Path> files = Files.walk(trained)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, before.resolve(trained.relativize(file).toString()));
      }
    }
  }

  @Test
  void trainingAndExportGoOnInAMovedFolder() throws Exception {
    Files.move(before, after);
    assertEquals(4, teach(after, "corpus", 4));
    assertEquals(4, distill(after, 4));
    assertExports();
  }

  @Test
  void aMovedFolderExportsAtOnce() throws Exception {
    Files.move(before, after);
    assertExports();
  }

  @Test
  void aConfigurationNamesNoPlaceOutsideTheFolder() throws Exception {
    for (String run : List.of("teacher", "student")) {
      String config = Files.readString(RunDirectory.at(before.resolve("runs/" + run)).config());
      assertFalse(config.contains(trained.toString()), config);
    }
  }

  @Test
  void aRunStartedThroughASymbolicLinkIsMovedLikeAnyOther() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), before.resolve("runs"));
    Path run = Files.createDirectories(link.resolve("linked"));
    String corpus = before.resolve("corpus").toString();
    RunPlan.keep(
        RunDirectory.at(run),
        new RunPlan.Teacher(corpus, TinyConfigs.teacher()),
        RunPlan.Teacher.class);
    Files.move(before, after);
    Path moved = RunPlan.corpus(RunDirectory.at(after.resolve("runs/linked")));
    assertEquals(after.resolve("corpus").toRealPath(), moved.toRealPath());
  }

  @Test
  void absolutePathsOfOlderVersionsAreRead() throws Exception {
    writeAsOlderVersions("teacher", RunPlan.Teacher.class);
    writeAsOlderVersions("student", RunPlan.Student.class);
    VoiceExporter.export(before.resolve("runs/student"), before.resolve("voice"), DETAILS);
  }

  @Test
  void absolutePathsThatLeadNowhereAreReplacedByThoseGiven() throws Exception {
    writeAsOlderVersions("teacher", RunPlan.Teacher.class);
    writeAsOlderVersions("student", RunPlan.Student.class);
    Files.move(before, after);
    assertEquals(4, teach(after, "corpus", 4));
    assertEquals(4, distill(after, 4));
    assertExports();
  }

  @Test
  void aRunDoesNotGoOnWithAnotherCorpus() throws Exception {
    Files.createDirectories(before.resolve("other"));
    GeneratedCorpus.twoLabels(before.resolve("other"));
    TrainingException refusal =
        assertThrows(TrainingException.class, () -> teach(before, "other/corpus", 4));
    assertTrue(refusal.getMessage().contains("begin another run"), refusal.getMessage());
  }

  @Test
  void aCorpusThatIsNowhereGetsASentenceWithWhatToType() throws Exception {
    Files.move(before.resolve("corpus"), before.resolve("gone"));
    Path run = before.resolve("runs/student");
    TrainingException refusal =
        assertThrows(
            TrainingException.class,
            () -> VoiceExporter.export(run, before.resolve("voice"), DETAILS));
    String corpus = before.toRealPath().resolve("corpus").toString();
    assertEquals(
        "expected the corpus of the run %s in %s; got none there: make it again by 'flowtone prepare"
                .formatted(run, corpus)
            + " --recordings DIR --corpus %s', or write where it is now as 'corpus' into %s"
                .formatted(corpus, run.resolve("config.yaml")),
        refusal.getMessage());
  }

  @Test
  void aTeacherThatIsNowhereGetsASentenceWithWhatToWrite() throws Exception {
    Files.move(before.resolve("runs/teacher"), before.resolve("gone"));
    Path run = before.resolve("runs/student");
    TrainingException refusal =
        assertThrows(
            TrainingException.class,
            () -> VoiceExporter.export(run, before.resolve("voice"), DETAILS));
    assertTrue(refusal.getMessage().contains("'teacherRun' into " + run), refusal.getMessage());
  }

  private void assertExports() {
    Manifest manifest =
        VoiceExporter.export(after.resolve("runs/student"), after.resolve("voice"), DETAILS);
    assertEquals(List.of("high", "low"), manifest.labelNames());
  }

  private <T extends Record & RunPlan.Plan<T>> void writeAsOlderVersions(
      String run, Class<T> type) {
    RunDirectory directory = RunDirectory.at(before.resolve("runs").resolve(run));
    ConfigFile.write(directory.config(), RunPlan.of(directory, type));
  }

  private static long teach(Path folder, String corpus, long steps) {
    return TeacherTraining.teach(
            folder.resolve(corpus),
            folder.resolve("runs/teacher"),
            TinyConfigs.teacher(),
            StartingWeights.NONE,
            new Budget(0, steps),
            QUIET)
        .steps();
  }

  private static long distill(Path folder, long steps) {
    return Distillation.distill(
            folder.resolve("runs/teacher"),
            folder.resolve("runs/student"),
            TinyConfigs.student(),
            StartingWeights.NONE,
            new Budget(0, steps),
            QUIET)
        .steps();
  }
}
