package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.model.FlowFamilies;
import flowtone.run.RunDirectory;
import flowtone.training.origin.StartingWeights;
import flowtone.training.origin.TakenWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A voice of two labels, adapted to recordings of one that it knows and one that it does not. */
class AdaptationTest {
  @TempDir static Path folder;
  private static Path newCorpus;
  private static Path voice;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final ProgressLine progress = new ProgressLine(new PrintStream(told));

  @BeforeAll
  static void trainAVoice() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    AdaptationTest test = new AdaptationTest();
    // Longer, and it would know these tones alone, which are all alike.
    test.teach(folder.resolve("corpus"), "teacher", StartingWeights.NONE, 70);
    test.distill("teacher", "student", StartingWeights.NONE, 60);
    voice = folder.resolve("tones");
    VoiceExporter.export(folder.resolve("student"), voice, VoiceDetails.of(voice));
    Path other = folder.resolve("other");
    GeneratedCorpus.record(other.resolve("recordings/high"), 450, 3);
    GeneratedCorpus.record(other.resolve("recordings/middle"), 220, 3);
    GeneratedCorpus.prepare(other, other.resolve("recordings"));
    newCorpus = other.resolve("corpus");
  }

  private double teach(Path corpus, String run, StartingWeights from, long steps) {
    return TeacherTraining.teach(
            corpus,
            folder.resolve(run),
            TinyConfigs.teacher(),
            from,
            new Budget(0, steps),
            progress)
        .metrics()
        .get("test/nll");
  }

  private double distill(String teacher, String run, StartingWeights from, long steps) {
    return Distillation.distill(
            folder.resolve(teacher),
            folder.resolve(run),
            TinyConfigs.student(),
            from,
            new Budget(0, steps),
            progress)
        .metrics()
        .get("test/stft");
  }

  @Test
  void aVoiceIsNearNewRecordingsAtOnce() {
    TrainingOrigin origin = TrainingOrigin.of(voice.toString());
    double scratch = teach(newCorpus, "scratch", StartingWeights.NONE, 2);
    double adapted = teach(newCorpus, "adapted", origin.ofFitted(FlowFamilies.MAF), 2);
    assertTrue(adapted < scratch - 0.5, adapted + " from the voice, " + scratch + " from nothing");
    double young = distill("adapted", "young", StartingWeights.NONE, 1);
    double grown = distill("adapted", "grown", origin.ofStudent(), 1);
    assertTrue(grown < 0.9 * young, grown + " from the voice, " + young + " from nothing");
    for (String run : List.of("adapted", "grown")) {
      TakenWeights taken =
          RunDirectory.at(folder.resolve(run)).origin(TakenWeights.class).orElseThrow();
      assertEquals(List.of(), taken.fresh());
      assertEquals(List.of("middle"), taken.newLabels());
      assertTrue(told.toString().contains(taken.sentence()), told.toString());
    }
  }

  @Test
  void aRunThatGoesOnIsNotPutBackToWhereItBegan() {
    TrainingOrigin origin = TrainingOrigin.of(voice.toString());
    teach(newCorpus, "goes-on", origin.ofFitted(FlowFamilies.MAF), 2);
    told.reset();
    teach(newCorpus, "goes-on", origin.ofFitted(FlowFamilies.MAF), 3);
    assertTrue(!told.toString().contains("Starts from"), told.toString());
  }

  @Test
  void whatATeacherCannotGiveIsSaid() {
    TrainingOrigin origin = TrainingOrigin.of(folder.resolve("teacher").toString());
    TrainingException refused = assertThrows(TrainingException.class, origin::ofStudent);
    assertEquals(
        "expected the run %s with a student to start from; got one without"
            .formatted(folder.resolve("teacher")),
        refused.getMessage());
  }

  @Test
  void whatIsNeitherRunNorVoiceIsRefusedByNamingTheVoices() {
    RuntimeException refused =
        assertThrows(RuntimeException.class, () -> TrainingOrigin.of("no-such-voice"));
    assertTrue(refused.getMessage().startsWith("expected one of the voices"), refused.getMessage());
  }
}
