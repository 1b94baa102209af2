package flowtone.server.compare;

import flowtone.process.DaemonThreads;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The one thread that comparisons run on, one at a time. Thread-safe. */
public final class ComparisonThread implements AutoCloseable {
  private final AtomicBoolean taken = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(new DaemonThreads("comparison"));

  /**
   * Takes the track.
   *
   * @throws ProblemException if another comparison is on
   */
  public void take() {
    if (!taken.compareAndSet(false, true)) {
      throw new ProblemException(
          ProblemType.BUSY, "expected one comparison at a time; try again when the other is over");
    }
  }

  /** Gives it up; whoever took it does so once. */
  public void leave() {
    taken.set(false);
  }

  /**
   * Runs what it was taken for, and gives it up.
   *
   * @param comparison its value is run last: whoever hears of the end can begin anew at once
   */
  public void run(Supplier<Runnable> comparison) {
    try {
      thread.execute(() -> runAndLeave(comparison));
    } catch (RejectedExecutionException e) {
      leave();
      throw new ProblemException(ProblemType.BUSY, "the server is about to end");
    }
  }

  private void runAndLeave(Supplier<Runnable> comparison) {
    Runnable ending = () -> {};
    try {
      ending = comparison.get();
    } finally {
      leave();
      ending.run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
