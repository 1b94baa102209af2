package flowtone.spark.cluster;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The processors that a master gives, which come one after the other; Spark itself would wait for
 * the first for ever without a word. Used by one thread.
 *
 * @param spark that was started
 * @param stop tells whether the process is to end
 * @param out is told where it takes long, usually standard error
 */
record Processors(JavaSparkContext spark, BooleanSupplier stop, PrintStream out) {
  private static final long POLL_NANOS = 100_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Executors start within seconds of each other; there is no telling how many will. */
  private static final Duration CALM = Duration.ofSeconds(3);

  /**
   * Waits until some have come and no more do.
   *
   * @return how many tasks can run at once
   * @throws ClusterException if none comes in time, or the master ends the application
   */
  int await(Duration most) {
    long begun = System.nanoTime();
    long changed = begun;
    boolean told = false;
    int count = count();
    while (count == 0 || !isCalm(changed)) {
      LockSupport.parkNanos(POLL_NANOS);
      requireGoingOn();
      if (count == 0 && isOver(begun, most)) {
        throw new ClusterException(
            "expected executors within %d s; got none: %s".formatted(most.toSeconds(), reasons()));
      }
      if (count == 0 && !told && isOver(begun, PATIENCE)) {
        out.println("still waiting for executors: " + reasons());
        told = true;
      }
      int now = count();
      changed = now == count ? changed : System.nanoTime();
      count = now;
    }
    return count;
  }

  /** Threads of this process are there at once. */
  private boolean isCalm(long changed) {
    return spark.sc().isLocal() || isOver(changed, CALM);
  }

  private static boolean isOver(long since, Duration length) {
    return System.nanoTime() - since >= length.toNanos();
  }

  private int count() {
    return spark
        .sc()
        .maxNumConcurrentTasks(spark.sc().resourceProfileManager().defaultResourceProfile());
  }

  private void requireGoingOn() {
    if (stop.getAsBoolean()) {
      throw new ClusterException("expected to wait for executors; got asked to stop");
    }
    if (spark.sc().isStopped()) {
      throw new ClusterException(
          "expected the master %s to take this application and keep it; got it refused or ended: is it one of Spark 3.5, with the same spark.authenticate.secret?"
              .formatted(spark.master()));
    }
  }

  private String reasons() {
    return "the workers of %s may be busy, or have fewer than %s processors or less memory than %s (spark.executor.memory)"
        .formatted(
            spark.master(),
            spark.getConf().get("spark.executor.cores", "1"),
            spark.getConf().get("spark.executor.memory", "1g"));
  }
}
