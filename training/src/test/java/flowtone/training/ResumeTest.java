package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.RunDirectory;
import flowtone.storage.WeightArray;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Training that was stopped and resumed against training that was not: the same figures at every
 * step and the same weights, moments and averages to the last bit.
 */
class ResumeTest {
  /** Every step is recorded; checkpoints are made where training stops. */
  private static final Intervals EVERY_STEP = new Intervals(0, 1000, 1000, 1000);

  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir static Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    teach("teacher", 3);
  }

  @Test
  void aTeacherResumedIsATeacherUninterrupted() {
    teach("whole-teacher", 16);
    teach("teacher-in-parts", 7);
    teach("teacher-in-parts", 16);
    assertSame("whole-teacher", "teacher-in-parts", 16);
  }

  @Test
  void aStudentResumedIsAStudentUninterrupted() {
    distill("whole-student", 10);
    distill("student-in-parts", 4);
    distill("student-in-parts", 10);
    assertSame("whole-student", "student-in-parts", 10);
  }

  @Test
  void theSameTrainingGivesTheSameLosses() {
    teach("once", 6);
    teach("again", 6);
    assertSame("once", "again", 6);
  }

  private static void assertSame(String whole, String parts, int steps) {
    Map<Long, Map<String, Double>> expected = trained(whole);
    assertEquals(steps, expected.size());
    assertEquals(expected, trained(parts));
    Map<String, WeightArray> arrays = arrays(whole);
    assertTrue(arrays.keySet().stream().anyMatch(name -> name.startsWith("moment/")));
    assertTrue(arrays.keySet().stream().anyMatch(name -> name.startsWith("average/")));
    assertEquals(arrays.keySet(), arrays(parts).keySet());
    arrays(parts)
        .forEach(
            (name, array) -> assertArrayEquals(arrays.get(name).values(), array.values(), name));
  }

  /** The figures of training by step; how fast it went is another matter. */
  private static Map<Long, Map<String, Double>> trained(String run) {
    Map<Long, Map<String, Double>> figures = new TreeMap<>();
    RunDirectory.at(folder.resolve(run))
        .metrics()
        .read()
        .forEach(
            entry -> {
              Map<String, Double> values = new TreeMap<>(entry.values());
              values.keySet().removeIf(name -> !name.startsWith("train/"));
              if (!values.isEmpty()) {
                figures.put(entry.step(), values);
              }
            });
    return figures;
  }

  private static Map<String, WeightArray> arrays(String run) {
    return RunDirectory.at(folder.resolve(run)).checkpoints().latest().orElseThrow().arrays();
  }

  private static void teach(String run, long steps) {
    TeacherTraining.teach(
        folder.resolve("corpus"),
        folder.resolve(run),
        TinyConfigs.teacher(),
        StartingWeights.NONE,
        new Budget(0, steps),
        EVERY_STEP,
        QUIET);
  }

  private static void distill(String run, long steps) {
    Distillation.distill(
        folder.resolve("teacher"),
        folder.resolve(run),
        TinyConfigs.student(),
        StartingWeights.NONE,
        new Budget(0, steps),
        EVERY_STEP,
        QUIET);
  }
}
