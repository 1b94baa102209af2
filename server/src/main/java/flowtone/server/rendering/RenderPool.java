package flowtone.server.rendering;

import flowtone.process.DaemonThreads;
import flowtone.server.decoding.WorkerPool;
import flowtone.server.http.ClientCounts;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The threads that render scores and recordings, so that neither synthesis nor a slow reader holds
 * a thread of the web server. They take turns: whoever has rendered a chunk goes to the end of the
 * queue; before each, live players go first. Bounded: what is too much is refused at once.
 * Thread-safe.
 */
public final class RenderPool implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;
  private static final long LONGEST_WAIT_NANOS = 200_000_000;
  private static final long WAIT_NANOS = 500_000;

  private final RenderLimits limits;
  private final RenderingListener listener;
  private final BooleanSupplier livePlayersWait;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService clock;
  private final ClientCounts clients;
  private final WorkerPool decoders;
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param livePlayersWait whether live players need every processor just now
   */
  public RenderPool(
      RenderLimits limits, RenderingListener listener, BooleanSupplier livePlayersWait) {
    this.limits = limits;
    this.listener = listener;
    this.livePlayersWait = livePlayersWait;
    clients = new ClientCounts(limits.openPerClient());
    decoders = new WorkerPool(limits.threads());
    threads =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("rendering"));
    threads.allowCoreThreadTimeOut(true);
    clock = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("reading-pace"));
  }

  /** A place among the open renderings; to be given up once. */
  final class Place {
    private final String client;
    private final AtomicBoolean left = new AtomicBoolean();

    private Place(String client) {
      this.client = client;
    }

    void leave() {
      if (left.compareAndSet(false, true)) {
        clients.leave(client);
        open.decrementAndGet();
      }
    }
  }

  /**
   * Takes a client's rendering in.
   *
   * @throws ProblemException if there are too many already
   */
  Place admit(String client) {
    if (!clients.enter(client)) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          "expected at most %d renderings of one client at a time".formatted(clients.most()));
    }
    if (open.incrementAndGet() > limits.open()) {
      open.decrementAndGet();
      clients.leave(client);
      throw new ProblemException(
          ProblemType.BUSY, "expected fewer renderings at once; try again in a moment");
    }
    return new Place(client);
  }

  /** Has a turn taken once a thread is free. */
  void execute(Runnable turn) {
    try {
      threads.execute(turn);
    } catch (RejectedExecutionException e) {
      throw new ProblemException(ProblemType.BUSY, "the server is about to end");
    }
  }

  WorkerPool decoders() {
    return decoders;
  }

  /** Lets live players go first, but not for ever. */
  void giveWay() {
    long endNanos = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (livePlayersWait.getAsBoolean() && System.nanoTime() < endNanos) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  RenderingListener listener() {
    return listener;
  }

  /** What it renders at most. */
  public RenderLimits limits() {
    return limits;
  }

  /** Renderings begun and not heard to their end. */
  public int open() {
    return open.get();
  }

  /** Waits until nothing is open, at most so long; says whether that came to be. */
  public boolean drain(double seconds) throws InterruptedException {
    long endNanos = System.nanoTime() + (long) (seconds * 1e9);
    while (open.get() > 0 && System.nanoTime() < endNanos) {
      Thread.sleep(20);
    }
    return open.get() == 0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    decoders.close();
    clock.shutdownNow();
  }
}
