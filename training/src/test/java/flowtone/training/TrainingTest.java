package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingReport;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;
import flowtone.training.step.TrainingException;
import flowtone.voice.VoiceFiles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  @TempDir static Path folder;
  private static Path corpus;
  private static Path teacher;
  private static Path student;

  private final ProgressLine quiet =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @BeforeAll
  static void teachAndDistillOnce() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    corpus = folder.resolve("corpus");
    teacher = folder.resolve("teacher");
    new TrainingTest().teach(teacher, 150);
    student = folder.resolve("student");
    new TrainingTest().distill(student, 120);
  }

  private TrainingReport teach(Path run, long steps) {
    return TeacherTraining.teach(
        corpus, run, TinyConfigs.teacher(), StartingWeights.NONE, new Budget(0, steps), quiet);
  }

  private TrainingReport distill(Path run, long steps) {
    return Distillation.distill(
        teacher, run, TinyConfigs.student(), StartingWeights.NONE, new Budget(0, steps), quiet);
  }

  @Test
  void aTeachersLikelihoodRises() {
    TrainingReport early = teach(folder.resolve("early"), 2);
    double late = testFigure(teacher, "test/nll");
    assertTrue(late < early.metrics().get("test/nll") - 0.5, late + " after " + early.metrics());
  }

  @Test
  void aStudentComesNearerToItsTeacherAndToTheRecordings() {
    TrainingReport early = distill(folder.resolve("young"), 2);
    for (String figure : List.of("test/kl", "test/stft")) {
      double late = testFigure(student, figure);
      assertTrue(
          late < 0.8 * early.metrics().get(figure),
          figure + ": " + late + " after " + early.metrics());
    }
  }

  @Test
  void aFinishedRunIsNotTrainedFurtherByTheSameCommand() {
    assertEquals(150, teach(teacher, 150).steps());
    RunState state = RunDirectory.at(teacher).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertEquals(150, state.step());
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBefore() throws Exception {
    Path run = folder.resolve("damaged");
    teach(run, 3);
    teach(run, 6);
    Path newest = run.resolve("checkpoints/step-000000006.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertEquals(8, teach(run, 8).steps());
  }

  @Test
  void aRunIsNotGoneOnWithByAnotherConfiguration() {
    TeacherConfig other =
        new TeacherConfig(
            TinyConfigs.teacher().model(),
            TinyConfigs.teacher().crops(),
            new OptimiserConfig(1e-4, 10, 1000, 10, 0.9),
            Precision.FLOAT32);
    TrainingException told =
        assertThrows(
            TrainingException.class,
            () ->
                TeacherTraining.teach(
                    corpus, teacher, other, StartingWeights.NONE, new Budget(0, 200), quiet));
    assertTrue(told.getMessage().contains("begin another run"), told.getMessage());
  }

  @Test
  void aTeachersRunIsNotTakenForAStudents() {
    Exception told =
        assertThrows(
            RuntimeException.class,
            () ->
                VoiceExporter.export(
                    teacher,
                    folder.resolve("none"),
                    new VoiceDetails("none", "None", "nothing", "none")));
    assertTrue(told.getMessage().startsWith("expected"), told.getMessage());
  }

  @Test
  void anExportedVoiceSoundsAsTheTrainedStudent() {
    Path directory = folder.resolve("tiny");
    VoiceExporter.export(student, directory, new VoiceDetails("tiny", "Tiny", "tones", "CC0-1.0"));
    Recording recording = Corpus.open(corpus).recordings(Split.TEST).get(0);
    FeatureTrack track = recording.features();
    try (Voice first = Voice.load(directory);
        Voice second = Voice.load(directory)) {
      assertEquals(List.of("high", "low"), first.manifest().labelNames());
      assertArrayEquals(
          first.student().render(track, NoiseSettings.ofSeed(5)).samples(),
          second.student().render(track, NoiseSettings.ofSeed(5)).samples());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nice", "realnvp"})
  void aFlowOfCouplingsLearnsAndGoesBesideTheStudentOfAVoice(String id) {
    FlowFamily family = FlowFamilies.of(id);
    Path run = folder.resolve("run-" + family);
    double early = fit(family, folder.resolve("early-" + family), 2);
    double late = fit(family, run, 60);
    assertTrue(late < early - 0.3, late + " after " + early);

    Path directory = folder.resolve("beside-" + family);
    VoiceExporter.export(student, directory, new VoiceDetails("beside", "Two", "tones", "CC0-1.0"));
    assertEquals(family, VoiceExporter.addFlow(run, directory));
    assertEquals(List.of(family), VoiceFiles.flows(directory));
    Recording recording = Corpus.open(corpus).recordings(Split.TEST).get(0);
    FeatureTrack track = recording.features();
    float[] sound = new float[track.samples()];
    try (Voice voice = Voice.load(directory);
        FlowSynthesizer carried = voice.openFlow(family);
        FlowSynthesizer fitted = CheckpointLoader.openFlow(run)) {
      assertArrayEquals(
          fitted.toNoise(sound, track).values(), carried.toNoise(sound, track).values());
    }
  }

  private double fit(FlowFamily family, Path run, long steps) {
    TeacherConfig config = TinyConfigs.couplings(family);
    TeacherTraining.teach(corpus, run, config, StartingWeights.NONE, new Budget(0, steps), quiet);
    return testFigure(run, "test/nll");
  }

  @Test
  void aFlowOfAnotherFamilyIsNotDistilled() {
    Path run = folder.resolve("not-a-teacher");
    fit(FlowFamilies.NICE, run, 1);
    IllegalArgumentException told =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Distillation.distill(
                    run,
                    folder.resolve("no-student"),
                    TinyConfigs.student(),
                    StartingWeights.NONE,
                    new Budget(0, 1),
                    quiet));
    assertEquals(
        "expected a teacher of 1 flow of the family maf, which is what can be sampled; got 2 of"
            + " nice",
        told.getMessage());
  }

  private static double testFigure(Path run, String name) {
    List<MetricsEntry> entries = RunDirectory.at(run).metrics().read();
    return entries.stream()
        .filter(entry -> entry.values().containsKey(name))
        .reduce((first, second) -> second)
        .orElseThrow()
        .values()
        .get(name);
  }
}
