package flowtone.training.progress;

import flowtone.process.GracePeriod;

/**
 * A request to end the process, as by Ctrl-C, detected by a shutdown hook that delays the end until
 * the trainer has saved its checkpoint. Thread-safe.
 */
public final class StopRequest implements AutoCloseable {
  private final GracePeriod grace = new GracePeriod();
  private final Thread hook = new Thread(grace::spend, "stop");

  /** Registers the shutdown hook. */
  public StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process is to end. */
  public boolean made() {
    return grace.hasBegun();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    grace.end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook has run.
      return;
    }
  }
}
