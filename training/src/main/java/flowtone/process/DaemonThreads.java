package flowtone.process;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that do not keep the process from ending. Thread-safe.
 *
 * @param name of each thread, as in dumps of them
 */
public record DaemonThreads(String name) implements ThreadFactory {
  public DaemonThreads {
    if (name.isBlank()) {
      throw new IllegalArgumentException("expected a name of threads; got none");
    }
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
