package flowtone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.storage.WeightArray;
import flowtone.training.CheckpointLoader;
import flowtone.training.RunPlan;
import flowtone.training.TinyConfigs;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.training.progress.ProgressLine;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teacher and student of a voice, trained by one command. */
class VoiceTrainingTest {
  private static final double SECOND = 1 / 3600.0;

  @TempDir private Path work;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void prepareACorpus() throws Exception {
    GeneratedCorpus.twoLabels(work);
    Files.createDirectories(work.resolve("corpora"));
    Files.move(work.resolve("corpus"), work.resolve("corpora/tones"));
    ConfigFile.write(work.resolve("teacher.yaml"), TinyConfigs.teacher());
    ConfigFile.write(work.resolve("student.yaml"), TinyConfigs.student());
  }

  private VoiceTraining training(double hours, Map<String, String> values) {
    TrainingChoices choices = TrainingChoices.ofHours(hours).withValues(values);
    return new VoiceTraining(
        work, "tones", "instrument-16k", choices.withConfiguration(work.toString()));
  }

  private Path voice() {
    return work.resolve("voices/tones");
  }

  private void train(double hours) {
    // A student this small, at a higher rate, diverges after as many steps as a fast machine takes.
    String studentRate = "student.optimiser.learningRate";
    training(hours, Map.of("teacher.optimiser.learningRate", "0.002", studentRate, "0.0002"))
        .run(voice(), VoiceDetails.of(voice()), new ProgressLine(new PrintStream(told)));
  }

  private long steps(String part) {
    Path run = work.resolve("runs/tones-" + part);
    long kept = RunDirectory.at(run).checkpoints().latest().orElseThrow().step();
    assertEquals(kept, RunDirectory.at(run).state().orElseThrow().step(), "the last is kept");
    return kept;
  }

  private double seconds(String part) {
    Path run = work.resolve("runs/tones-" + part);
    return RunDirectory.at(run).state().orElseThrow().secondsTrained();
  }

  @Test
  void moreHoursTrainBothPartsOn() throws Exception {
    train(2 * SECOND);
    long teacher = steps("teacher");
    long student = steps("student");
    assertTheVoiceIsTheBestOfTheStudent();
    train(SECOND * (seconds("teacher") / 0.35 + seconds("student") / 0.65 + 4));
    assertTrue(steps("teacher") > teacher, told.toString());
    assertTrue(steps("student") > student, told.toString());
    assertTheVoiceIsTheBestOfTheStudent();
    assertThatValuesGivenAreKept();
    assertThatTrainingGoesOnWhereTheVoiceCannotBeWritten();
  }

  /** Before it is exported and measured. */
  private void assertTheVoiceIsTheBestOfTheStudent() {
    Path run = work.resolve("runs/tones-student");
    Map<String, WeightArray> best = CheckpointLoader.bestWeights(RunDirectory.at(run));
    assertEquals(best, VoiceFiles.student(voice()).weights());
    Manifest manifest = VoiceFiles.manifest(voice());
    assertTrue(VoiceExporter.isUnfinished(manifest), manifest.toString());
    long step = RunDirectory.at(run).checkpoints().best().orElseThrow().step();
    String trained = manifest.training().get("student");
    assertTrue(trained.startsWith(step + " steps, "), trained + ", not " + step);
  }

  private void assertThatTrainingGoesOnWhereTheVoiceCannotBeWritten() throws Exception {
    Path blocked = Files.createFile(work.resolve("file")).resolve("voice");
    RunDirectory student = RunDirectory.at(work.resolve("runs/tones-student"));
    new LatestVoice(student, blocked, VoiceDetails.of(blocked))
        .renewal(new ProgressLine(new PrintStream(told)))
        .run();
    String sentence = "The voice in " + blocked + " stays as it was: expected to write a voice to ";
    assertTrue(told.toString().contains(sentence), told.toString());
  }

  private void assertThatValuesGivenAreKept() {
    RunPlan.Teacher plan =
        RunPlan.of(RunDirectory.at(work.resolve("runs/tones-teacher")), RunPlan.Teacher.class);
    assertEquals(0.002, plan.config().optimiser().learningRate());
    assertEquals(TinyConfigs.teacher().model(), plan.config().model());
  }

  @Test
  void aValueOfNeitherPartIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> training(1, Map.of("optimiser.learningRate", "1e-3")));
    assertEquals(
        "expected keys that begin with 'teacher.' or 'student.'; got 'optimiser.learningRate'",
        refused.getMessage());
  }
}
