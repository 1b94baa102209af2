package flowtone.training.progress;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Hears of it when the process is asked to end, as by Ctrl-C, and holds the end up until the
 * trainer has kept what it has. Thread-safe.
 */
public final class StopRequest implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 30;

  /** For the command to say why it ends. */
  private static final int LAST_WORD_MILLIS = 300;

  private final CountDownLatch kept = new CountDownLatch(1);
  private final Thread hook = new Thread(this::holdUp, "stop");
  private volatile boolean made;

  /** Begins to listen. */
  public StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process is to end. */
  public boolean made() {
    return made;
  }

  private void holdUp() {
    made = true;
    try {
      kept.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
      Thread.sleep(LAST_WORD_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the process end. */
  @Override
  public void close() {
    kept.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook has run.
      return;
    }
  }
}
