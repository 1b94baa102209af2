package flowtone.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What Spark 3.5 wrote when executors were killed, had other jars or threw. */
class JobFailureTest {
  private static final String ABORTED =
      "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure:"
          + " Lost task 0.3 in stage 1.0 (TID 9) (127.0.0.1 executor 3): ";
  private static final String BARRIER =
      "Job aborted due to stage failure: Could not recover from a failed barrier ResultStage. Most"
          + " recent failure reason: Stage failed because barrier task ResultTask(1, 0) finished"
          + " unsuccessfully.\n";

  private static ClusterException of(String text) {
    return new JobFailure(text, "1.0").exception(new IllegalStateException(text));
  }

  private static void assertSaid(String sentence, String text) {
    assertEquals(sentence, of(text).getMessage());
  }

  @Test
  void aSentenceOfOursIsAllThatIsSaid() {
    String thrown = "flowtone.audio.file.AudioFileException: expected sound; got none\n\tat a.b.c";
    assertSaid("expected sound; got none", ABORTED + thrown);
    assertSaid("expected sound; got none", BARRIER + thrown);
    assertFalse(of(BARRIER + thrown).mayPass());
  }

  @Test
  void whatATaskThrewIsSaidWithWhereAndWithoutItsTrace() {
    assertSaid(
        "expected every task to succeed; got java.io.IOException: no disk (on 127.0.0.1 executor"
            + " 3)",
        ABORTED + "java.io.IOException: no disk\n\tat java.base/java.io\n\nDriver stacktrace:");
  }

  @Test
  void aWorkerThatWasLostInARoundMayComeBack() {
    ClusterException lost =
        of(
            BARRIER
                + "ExecutorLostFailure (executor 0 exited) Reason: Command exited with code 137");
    assertTrue(lost.mayPass());
    assertTrue(lost.getMessage().startsWith("expected every task to succeed; got ExecutorLost"));
    assertTrue(lost.getMessage().contains("spark.executor.memoryOverhead"), lost.getMessage());
  }

  @Test
  void otherClassesOnExecutorsAreTakenForAnotherVersion() {
    String[] thrown = {
      "java.io.InvalidClassException: flowtone.A; local class incompatible",
      "java.lang.NoSuchMethodError: 'void flowtone.A.b()'",
      "java.lang.ClassNotFoundException: flowtone.spark.cluster.ExecutorCheck",
      "java.lang.IllegalArgumentException: Invalid lambda deserialization"
    };
    for (String each : thrown) {
      String message = of(ABORTED + each).getMessage();
      assertTrue(message.startsWith("expected Flowtone 1.0 on every executor, as"), message);
      assertEquals(1, message.lines().count());
    }
  }

  @Test
  void tooFewProcessorsForARoundAreSaid() {
    assertSaid(
        "expected as many free processors as workers and their --cores ask for; got fewer: give"
            + " fewer --workers, or the same command when there are more",
        "[SPARK-24819]: Barrier execution mode does not allow run a barrier stage that requires"
            + " more slots than the total number of slots in the cluster currently.");
  }
}
