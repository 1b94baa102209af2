package flowtone.spark.cluster;

import flowtone.process.GracePeriod;
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

  private final SparkContext spark;
  private final GracePeriod grace = new GracePeriod();
  private final Runnable hook = () -> grace.spend(this::cancelJobs);

  StopSignal(SparkContext spark) {
    this.spark = spark;
    ShutdownHookManager.get()
        .addShutdownHook(hook, PRIORITY, 2L * GracePeriod.MOST_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether the process is to end. */
  boolean made() {
    return grace.hasBegun();
  }

  /** Again and again, for the case that the driver was about to submit one. */
  private void cancelJobs() {
    if (!spark.isStopped()) {
      spark.cancelAllJobs();
    }
  }

  /** Lets the process end. */
  @Override
  public void close() {
    grace.end();
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook runs, or need not any more.
      return;
    }
  }
}
