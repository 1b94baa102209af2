package flowtone.server.live;

import static java.util.stream.Collectors.groupingBy;

import flowtone.synthesis.Voice;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that renders its share of the live sessions: whatever is due together is one batch a
 * voice and length of chunk. It never waits for a client and sleeps while nothing is due.
 * Thread-safe.
 */
final class LiveWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWorker.class);

  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Semaphore wakes = new Semaphore(0);
  private final LiveBatch batches;
  private final Thread thread;
  private volatile boolean rendering;
  private volatile boolean closed;

  /** Starts the thread, which {@link #close} ends. */
  LiveWorker(String name, LiveBatch batches) {
    this.batches = batches;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a session in. */
  void add(LiveSession session) {
    session.onChange(wakes::release);
    sessions.add(session);
    wakes.release();
  }

  /** Forgets a session; says whether it had it. */
  boolean remove(LiveSession session) {
    return sessions.remove(session);
  }

  /** The sessions it renders, as they are now. */
  Set<LiveSession> sessions() {
    return sessions;
  }

  /** Whether a chunk is being rendered. */
  boolean isRendering() {
    return rendering;
  }

  /** Has something done between two batches. */
  void execute(Runnable task) {
    tasks.add(task);
    wakes.release();
  }

  private void run() {
    while (!closed) {
      try {
        wakes.acquire();
        wakes.drainPermits();
        while (!closed && renderDue()) {
          // Everything due is rendered before the thread sleeps again.
        }
      } catch (InterruptedException e) {
        return; // Nobody interrupts it but to end it.
      } catch (Throwable e) {
        LOG.error("live rendering failed and goes on", e);
      } finally {
        rendering = false;
      }
    }
  }

  private boolean renderDue() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    boolean processorsAreShort = batches.areProcessorsShort(sessions);
    Map<Voice, Map<Integer, List<LiveSession>>> due =
        sessions.stream()
            .filter(LiveBatch::isDue)
            .collect(
                groupingBy(
                    LiveSession::voice,
                    groupingBy(session -> session.chunkHops(processorsAreShort))));
    rendering = !due.isEmpty();
    due.forEach(
        (voice, batch) -> batch.forEach((hops, together) -> batches.render(voice, together, hops)));
    return !due.isEmpty();
  }

  /** Waits for a batch that is being rendered. */
  @Override
  public void close() {
    closed = true;
    wakes.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
