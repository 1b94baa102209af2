package flowtone.server.live;

import static java.util.stream.Collectors.groupingBy;

import flowtone.performance.Performer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders all live sessions on one thread: whatever is due together is one batch per voice. The
 * thread never waits for a client; it sleeps while nothing is due. What one session throws ends
 * that session's sound and nothing else. Thread-safe.
 */
public final class LiveEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEngine.class);

  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private final Map<Voice, Boolean> warm = new ConcurrentHashMap<>();
  private final Queue<Runnable> probes = new ConcurrentLinkedQueue<>();
  private final Semaphore wakes = new Semaphore(0);
  private final int maxSessions;
  private final LiveBatch batches;
  private final Thread thread;
  private volatile boolean draining;
  private volatile boolean closed;

  /** Starts the rendering thread, which {@link #close} ends. */
  public LiveEngine(int maxSessions, RenderListener listener) {
    this.maxSessions = maxSessions;
    this.batches = new LiveBatch(listener);
    thread = new Thread(this::run, "live-rendering");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes a session in, unless there are too many; says whether it did. The first session of a
   * voice waits here until the voice is warm, so that nobody waits for that at a key.
   */
  public boolean join(LiveSession session) {
    warm.computeIfAbsent(session.voice(), LiveEngine::warmUp);
    session.onChange(wakes::release);
    return addUnlessFull(session);
  }

  private synchronized boolean addUnlessFull(LiveSession session) {
    return !draining && sessions.size() < maxSessions && sessions.add(session);
  }

  /** A voice's first rendering is slow. */
  private static boolean warmUp(Voice voice) {
    try {
      renderFirst(voice);
      return true;
    } catch (RuntimeException e) {
      LOG.error("rendering a first chunk of {} failed", voice.manifest().name(), e);
      return false;
    }
  }

  private static void renderFirst(Voice voice) {
    voice
        .student()
        .render(
            new Performer(voice.manifest()).next(LiveSession.CHUNK_HOPS), new NoiseSettings(0, 0));
  }

  /** Renders a chunk of an instrument, unheard, on the thread that renders for everybody. */
  public CompletableFuture<Void> probe(Voice voice) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    probes.add(
        () -> {
          try {
            renderFirst(voice);
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    wakes.release();
    return done;
  }

  /** Forgets a session. */
  public void leave(LiveSession session) {
    sessions.remove(session);
  }

  /** The most sessions there may be. */
  public int maxSessions() {
    return maxSessions;
  }

  /** Sessions connected now. */
  public int sessions() {
    return sessions.size();
  }

  /**
   * Takes nobody in any more, lets those that play fade out, and ends their connections.
   *
   * @param seconds after which those are ended that still sound
   */
  public void drain(double seconds) throws InterruptedException {
    synchronized (this) {
      draining = true;
    }
    sessions.forEach(LiveSession::end);
    long endNanos = System.nanoTime() + (long) (seconds * 1e9);
    while (!sessions.isEmpty() && System.nanoTime() < endNanos) {
      Thread.sleep(10);
    }
    sessions.forEach(LiveSession::close);
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
      }
    }
  }

  private boolean renderDue() {
    for (Runnable probe = probes.poll(); probe != null; probe = probes.poll()) {
      probe.run();
    }
    Map<Voice, List<LiveSession>> due =
        sessions.stream().filter(LiveBatch::isDue).collect(groupingBy(LiveSession::voice));
    due.forEach(batches::render);
    return !due.isEmpty();
  }

  /** Ends the thread; sessions receive nothing more. Waits for a batch that is being rendered. */
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
