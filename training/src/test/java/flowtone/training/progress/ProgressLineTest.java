package flowtone.training.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
  private static final Budget.Remainder TEN_MINUTES = new Budget.Remainder(600, Double.NaN);
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          Map.of(
              TrainingPart.PREPARING, Double.NaN,
              TrainingPart.TEACHER, 1800.0,
              TrainingPart.STUDENT, 3600.0,
              TrainingPart.VOICE, 180.0));

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final ProgressLine line = new ProgressLine(print);
  private final ProgressLine byName = new ProgressLine(print, true);

  @ParameterizedTest
  @CsvSource({
    "120,    0,  100, 3661, 2, 'step 100  1:01:01  0:58:59, 7078 steps left'",
    "  0, 5000, 1000,   60, 4, 'step 1000  0:01:00  0:16:40, 4000 steps left'",
    " 10, 5000, 4990,   60, 1, 'step 4990  0:01:00  0:00:10, 10 steps left'",
    " 10, 5000,  100,  590, 1, 'step 100  0:09:50  0:00:10, 10 steps left'",
    "  0, 5000,    1,    1, 0, 'step 1  0:00:01  4999 steps left'",
    " 10,    0,    1,    1, 0, 'step 1  0:00:01  0:09:59 left'"
  })
  void timeAndStepsLeftAreTheSoonerOfBothLimits(
      double minutes, long steps, long done, double seconds, double pace, String expected) {
    byName.trained(done, seconds, new Budget(minutes, steps).left(seconds, done, pace), Map.of());
    assertEquals(expected, told());
  }

  @Test
  void figuresFollow() {
    byName.tested(3, 2, Map.of("test/nll", -1.23456));
    assertEquals("step 3  0:00:02  test/nll -1.235", told());
  }

  @Test
  void namesOfMetricsAreNotForEveryone() {
    line.trained(3, 2, TEN_MINUTES, Map.of("train/kl", 0.5));
    line.tested(3, 2, Map.of("test/kl", 0.5, "test/stft", 0.91, "test/rms", 0.1));
    assertEquals(
        "On recordings kept from training, after step 3: distance from the recordings 0.91, distance from the"
            + " teacher 0.50 (less is better)",
        told());
  }

  @Test
  void thePlanIsToldFromTheFirstSecond() {
    line.plan(PLAN);
    assertEquals(
        "Plan: preparing the recordings, teacher (30 min), student (1 h 00 min), voice and report (3"
            + " min)",
        told());
  }

  @Test
  void aPartHasItsPlaceAndWhatIsLeftOfAllAndTheAgeOfTheVoice() throws Exception {
    Path voice = Files.createFile(folder.resolve("manifest.json"));
    long threeMinutesAgo = System.currentTimeMillis() - 180_000;
    Files.setLastModifiedTime(voice, FileTime.fromMillis(threeMinutesAgo));
    line.plan(PLAN);
    line.listenTo(voice);
    line.trained(1, 1, TEN_MINUTES, Map.of());
    line.begin(TrainingPart.TEACHER);
    line.end();
    assertEquals(
        "part 2 of 4, teacher: 1 h 33 min left in all; a voice to listen to: yes, 3 min old",
        last());
    Files.delete(voice);
    line.begin(TrainingPart.VOICE);
    line.end();
    assertEquals(
        "part 4 of 4, voice and report: 3 min left; a voice to listen to: not yet", last());
  }

  @Test
  void nobodyWaitsFiveSecondsForALine() throws Exception {
    line.begin(TrainingPart.STUDENT);
    line.doing("measuring");
    Thread.sleep(5000);
    line.end();
    List<String> lines = told().lines().toList();
    assertEquals(2, lines.size(), told());
    assertTrue(
        lines.get(1).matches("student: measuring \\([45] s\\); time left not known yet"),
        lines.get(1));
    Thread.sleep(4600);
    assertEquals(2, told().lines().count(), "after its end");
  }

  @Test
  void whatIsDoneNowIsToldOnlyAsLongAsItIsDone() {
    assertEquals(5, line.during("counting", () -> 5));
    line.begin(TrainingPart.STUDENT);
    line.end();
    assertFalse(told().contains("counting"), told());
  }

  private String last() {
    List<String> lines = told().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8).strip();
  }
}
