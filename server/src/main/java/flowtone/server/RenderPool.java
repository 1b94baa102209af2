package flowtone.server;

import io.javalin.http.Context;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that render scores and recordings, so that neither synthesis nor a slow reader holds
 * a thread of the web server. Bounded: work beyond the queue is refused at once.
 */
final class RenderPool implements AutoCloseable {
  private static final int WAITING_PER_THREAD = 4;

  /** Work that ends in a response. */
  interface Work {
    void run() throws Exception;
  }

  private final ThreadPoolExecutor threads;

  RenderPool(int maxRenderings) {
    threads =
        new ThreadPoolExecutor(
            maxRenderings,
            maxRenderings,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_PER_THREAD * maxRenderings),
            RenderPool::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "rendering");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Lets {@code work} answer the request on a rendering thread.
   *
   * @throws ProblemException if too much is waiting already
   */
  void answer(Context ctx, Work work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      threads.execute(() -> complete(done, work));
    } catch (RejectedExecutionException e) {
      throw new ProblemException(
          ProblemType.BUSY, "expected fewer renderings at once; try again in a moment");
    }
    ctx.future(() -> done);
  }

  private static void complete(CompletableFuture<Void> done, Work work) {
    try {
      work.run();
      done.complete(null);
    } catch (Throwable e) {
      done.completeExceptionally(new CompletionException(e));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
