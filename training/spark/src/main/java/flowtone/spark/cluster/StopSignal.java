package flowtone.spark.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;

/**
 * A request to end this process, as by Ctrl-C. Spark ends itself at one, in the midst of what its
 * driver does; this comes before: it cancels jobs, and gives the driver time to save or delete what
 * it has begun. Thread-safe.
 */
final class StopSignal implements AutoCloseable {
  /** Spark's own has 40; greater ones come first. */
  private static final int PRIORITY = 100;

  private static final int MAX_WAIT_SECONDS = 30;

  /** Time for the command to print why it ends. */
  private static final int MESSAGE_MILLIS = 300;

  private final SparkContext spark;
  private final Runnable hook = this::stop;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean made;

  StopSignal(SparkContext spark) {
    this.spark = spark;
    ShutdownHookManager.get()
        .addShutdownHook(hook, PRIORITY, 2L * MAX_WAIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether the process is to end. */
  boolean made() {
    return made;
  }

  private void stop() {
    made = true;
    try {
      for (int second = 0; second < MAX_WAIT_SECONDS && !spark.isStopped(); second++) {
        // Again, for the case that the driver was about to submit one.
        spark.cancelAllJobs();
        if (closed.await(1, TimeUnit.SECONDS)) {
          break;
        }
      }
      Thread.sleep(MESSAGE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the process end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook runs, or need not any more.
      return;
    }
  }
}
