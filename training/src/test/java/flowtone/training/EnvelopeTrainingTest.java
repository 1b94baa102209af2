package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.sampling.Augmentation;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import flowtone.run.RunDirectory;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.storage.WeightArray;
import flowtone.storage.WeightsFile;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;
import flowtone.training.step.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher and a student that begin with envelopes fitted to a corpus. */
class EnvelopeTrainingTest {
  private static final EnvelopeConfig ENVELOPE = new EnvelopeConfig(12, List.of(1), 8, 20);
  private static final CropConfig CROPS = new CropConfig(2, 24, 4, Augmentation.DEFAULT);
  private static final OptimiserConfig OPTIMISER = new OptimiserConfig(3e-3, 10, 1000, 10, 0.9);

  @TempDir static Path folder;
  private static Path corpus;
  private static Path teacher;
  private static Path student;
  private static String told;

  private final ProgressLine quiet =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @BeforeAll
  static void teachAndDistill() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    corpus = folder.resolve("corpus");
    teacher = folder.resolve("teacher");
    student = folder.resolve("student");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    TeacherTraining.teach(
        corpus,
        teacher,
        teacher(200, ENVELOPE),
        StartingWeights.NONE,
        new Budget(0, 3),
        new ProgressLine(new PrintStream(text)));
    told = text.toString();
    new EnvelopeTrainingTest().distill(student, ENVELOPE);
  }

  private void distill(Path run, EnvelopeConfig envelope) {
    DistillationConfig loss = new DistillationConfig(0.1, 0.5, 50, 1, 20, 1, 1, 1, 0.1, 0.5);
    StudentConfig config =
        new StudentConfig(
            model(FlowFamilies.IAF, 2, 20, envelope), CROPS, OPTIMISER, loss, Precision.FLOAT32);
    Distillation.distill(teacher, run, config, StartingWeights.NONE, new Budget(0, 3), quiet);
  }

  private static TeacherConfig teacher(int fitSteps, EnvelopeConfig envelope) {
    return new TeacherConfig(
        model(FlowFamilies.MAF, 1, 0, envelope),
        CROPS,
        OPTIMISER,
        Precision.FLOAT32,
        new EnvelopeFitConfig(fitSteps, CROPS, OPTIMISER, 1e-4));
  }

  private static FlowConfig model(
      FlowFamily family, int flows, int harmonics, EnvelopeConfig envelope) {
    return new FlowConfig(
        family,
        flows,
        new NetworkConfig(16, 12, List.of(1, 2), 0),
        new ConditionerConfig(
            8,
            List.of(1),
            0,
            new SourceFilterConfig(GeneratedCorpus.RATE, 80, harmonics, 256, 512, envelope)),
        -9,
        0);
  }

  @Test
  void theEnvelopesComeNearTheSpectraOfTheRecordings() {
    Matcher errors = Pattern.compile("step \\d+: log-mel error ([0-9.]+)").matcher(told);
    assertTrue(errors.find(), told);
    double early = Double.parseDouble(errors.group(1));
    assertTrue(errors.find(), told);
    double late = Double.parseDouble(errors.group(1));
    assertTrue(late < 0.7 * early, late + " after " + early);
  }

  @Test
  void teacherAndStudentKeepTheEnvelopesThatWereFitted() {
    Map<String, WeightArray> fitted =
        WeightsFile.read(RunDirectory.at(teacher).envelopes()).arrays();
    assertFalse(fitted.isEmpty());
    for (Path run : List.of(teacher, student)) {
      Map<String, WeightArray> weights = CheckpointLoader.bestWeights(RunDirectory.at(run));
      fitted.forEach(
          (name, array) ->
              assertArrayEquals(array.values(), weights.get(name).values(), run + " " + name));
    }
  }

  @Test
  void aRunThatIsGoneOnWithDoesNotFitThemAgain() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    TeacherTraining.teach(
        corpus,
        teacher,
        teacher(200, ENVELOPE),
        StartingWeights.NONE,
        new Budget(0, 4),
        new ProgressLine(new PrintStream(text)));
    assertFalse(text.toString().contains("log-mel error"), text.toString());
  }

  @Test
  void aStudentOfOtherEnvelopesThanItsTeachersIsRefused() {
    EnvelopeConfig wider = new EnvelopeConfig(16, List.of(1), 8, 20);
    TrainingException refused =
        assertThrows(TrainingException.class, () -> distill(folder.resolve("wider"), wider));
    assertTrue(refused.getMessage().startsWith("expected a teacher"), refused.getMessage());
  }

  @Test
  void aTeacherWithoutAFitIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TeacherConfig(
                    model(FlowFamilies.MAF, 1, 0, ENVELOPE), CROPS, OPTIMISER, Precision.FLOAT32));
    assertEquals(
        "expected an envelope to fit exactly where the sourceFilter predicts one; got none",
        refused.getMessage());
  }
}
