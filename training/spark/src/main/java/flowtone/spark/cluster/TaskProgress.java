package flowtone.spark.cluster;

import java.io.PrintStream;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Tells how many tasks of a long step are done, and of executors that were lost. Thread-safe. */
final class TaskProgress extends SparkListener {
  private static final long BETWEEN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private int stage = -1;
  private int tasks;
  private int done;
  private long told;

  /**
   * @param out usually standard error
   */
  TaskProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    stage = submitted.stageInfo().stageId();
    tasks = submitted.stageInfo().numTasks();
    done = 0;
    told = System.nanoTime();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    // What we throw ourselves is told in the end.
    if (ended.reason() instanceof ExceptionFailure failure
        && !failure.className().startsWith("flowtone.")) {
      String thrown = String.valueOf(failure.description()).lines().findFirst().orElse("");
      out.println("a task failed (%s: %s)".formatted(failure.className(), thrown));
    }
    if (ended.stageId() != stage || !ended.taskInfo().successful()) {
      return;
    }
    done++;
    if (System.nanoTime() - told >= BETWEEN_NANOS) {
      told = System.nanoTime();
      out.println("%d of %d tasks done".formatted(done, tasks));
    }
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    out.println(
        "executor %s is gone (%s); what it was at is done again when another has room"
            .formatted(removed.executorId(), removed.reason().lines().findFirst().orElse("")));
  }
}
