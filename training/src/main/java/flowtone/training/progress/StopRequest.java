package flowtone.training.progress;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request to end the process, as by Ctrl-C, detected by a shutdown hook that delays the end until
 * the trainer has saved its checkpoint. Thread-safe.
 */
public final class StopRequest implements AutoCloseable {
  private static final int MAX_WAIT_SECONDS = 30;

  /** Time for the command to print why it ends. */
  private static final int MESSAGE_MILLIS = 300;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::delayShutdown, "stop");
  private volatile boolean made;

  /** Registers the shutdown hook. */
  public StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process is to end. */
  public boolean made() {
    return made;
  }

  private void delayShutdown() {
    made = true;
    try {
      closed.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
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
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook has run.
      return;
    }
  }
}
