package flowtone.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time between a request to end the process, as by Ctrl-C, and its end: for whoever has
 * something to save first. A shutdown hook spends it. Thread-safe.
 */
public final class GracePeriod {
  /** The longest that it lasts, without the time for a message. */
  public static final int MOST_SECONDS = 30;

  /** Time for the command to print why it ends. */
  private static final int MESSAGE_MILLIS = 300;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean begun;

  /** Whether the process is to end. */
  public boolean hasBegun() {
    return begun;
  }

  /** Begins it, and returns when it is over; called by a shutdown hook. */
  public void spend() {
    spend(() -> {});
  }

  /**
   * The same.
   *
   * @param everySecond done at once and every second until it is over
   */
  public void spend(Runnable everySecond) {
    begun = true;
    try {
      int second = 0;
      do {
        everySecond.run();
      } while (!over.await(1, TimeUnit.SECONDS) && ++second < MOST_SECONDS);
      Thread.sleep(MESSAGE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is left to save: it is over, or will not begin. */
  public void end() {
    over.countDown();
  }
}
