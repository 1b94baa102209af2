package flowtone.training.step;

import flowtone.process.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A pool of threads. Thread-safe. */
final class WorkerPool implements AutoCloseable {
  private final ExecutorService threads;

  WorkerPool(int count) {
    threads = Executors.newFixedThreadPool(count, new DaemonThreads("training"));
  }

  /**
   * Runs calls in parallel and returns their results in order.
   *
   * @throws TrainingException if interrupted
   */
  <T> List<T> run(List<Callable<T>> calls) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("expected to train on; got: interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("a part of a batch could not be computed", e.getCause());
    }
  }

  /** The same, but the first call before the others. */
  <T> List<T> runFirstAlone(List<Callable<T>> calls) {
    List<T> results = new ArrayList<>(run(calls.subList(0, 1)));
    results.addAll(run(calls.subList(1, calls.size())));
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
