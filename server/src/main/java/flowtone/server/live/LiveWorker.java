package flowtone.server.live;

import flowtone.process.DaemonThreads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that renders whatever is next in a schedule. It never waits for a client and sleeps
 * while nothing is due. Thread-safe.
 */
final class LiveWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWorker.class);

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final LiveSchedule schedule;
  private final LiveBatch batches;
  private final Thread thread;
  private volatile boolean rendering;
  private volatile boolean closed;

  /** Starts the thread, which {@link #close} ends. */
  LiveWorker(String name, LiveSchedule schedule, LiveBatch batches) {
    this.schedule = schedule;
    this.batches = batches;
    thread = new DaemonThreads(name).newThread(this::run);
    thread.start();
  }

  /** Whether a chunk is being rendered. */
  boolean isRendering() {
    return rendering;
  }

  /** Has something done between two turns. */
  void execute(Runnable task) {
    tasks.add(task);
    schedule.wakeAll();
  }

  private void run() {
    while (!closed) {
      try {
        schedule.await(this::hasElseToDo).ifPresent(this::take);
        doTasks();
      } catch (InterruptedException e) {
        return; // Nobody interrupts it but to end it.
      } catch (Throwable e) {
        LOG.error("live rendering failed and goes on", e);
      }
    }
  }

  private boolean hasElseToDo() {
    return closed || !tasks.isEmpty();
  }

  private void doTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void take(LiveSchedule.Turn turn) {
    rendering = true;
    try {
      batches.render(turn);
    } finally {
      rendering = false;
      schedule.done(turn);
    }
  }

  /** Waits for a turn that is being seen to. */
  @Override
  public void close() {
    closed = true;
    schedule.wakeAll();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
