package flowtone.server;

import flowtone.library.VoiceLibrary;
import flowtone.process.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has new and replaced voices checked while the server runs, one after the other on a thread that
 * yields to those that render. Thread-safe.
 */
final class VoiceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceWatch.class);
  private static final long PATIENCE_SECONDS = 10;

  private final VoiceLibrary library;
  private final BooleanSupplier othersWait;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new DaemonThreads("voice-check").newThread(work);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  /**
   * @param othersWait whether something is under way that is waited for, which a check would delay
   */
  VoiceWatch(VoiceLibrary library, BooleanSupplier othersWait) {
    this.library = library;
    this.othersWait = othersWait;
  }

  /** Begins; {@link #close} ends it. */
  void start(double periodSeconds) {
    long millis = Math.max(1, (long) (1000 * periodSeconds));
    clock.scheduleWithFixedDelay(this::check, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void check() {
    if (othersWait.getAsBoolean()) {
      return; // Until the next period.
    }
    try {
      library.check();
    } catch (RuntimeException e) {
      LOG.warn("the folders of voices were not looked through: {}", e.toString());
    }
  }

  /** Ends it, after a check that is under way: what that has loaded is closed by then. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
