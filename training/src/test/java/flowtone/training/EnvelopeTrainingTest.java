package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.RunDirectory;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.storage.WeightArray;
import flowtone.storage.WeightsFile;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.Precision;
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
        FormulaConfigs.teacher(200),
        StartingWeights.NONE,
        new Budget(0, 3),
        new ProgressLine(new PrintStream(text)));
    told = text.toString();
    new EnvelopeTrainingTest().distill(student, FormulaConfigs.ENVELOPE);
  }

  private void distill(Path run, EnvelopeConfig envelope) {
    StudentConfig config = FormulaConfigs.student(envelope);
    Distillation.distill(teacher, run, config, StartingWeights.NONE, new Budget(0, 3), quiet);
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
        FormulaConfigs.teacher(200),
        StartingWeights.NONE,
        new Budget(0, 4),
        new ProgressLine(new PrintStream(text)));
    assertFalse(text.toString().contains("log-mel error"), text.toString());
  }

  @Test
  void aStudentOfOtherEnvelopesThanItsTeachersIsRefused() {
    EnvelopeConfig wider = new EnvelopeConfig(16, List.of(1), 8, 20);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> distill(folder.resolve("wider"), wider));
    assertTrue(refused.getMessage().startsWith("expected a teacher"), refused.getMessage());
  }

  @Test
  void aTeacherWithoutAFitIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new TeacherConfig(
                    FormulaConfigs.teacher(1).model(),
                    TinyConfigs.teacher().crops(),
                    TinyConfigs.teacher().optimiser(),
                    Precision.FLOAT32));
    assertEquals(
        "expected an envelope to fit exactly where the sourceFilter predicts one; got none",
        refused.getMessage());
  }
}
