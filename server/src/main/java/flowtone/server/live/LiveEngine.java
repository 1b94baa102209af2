package flowtone.server.live;

import static java.util.stream.Collectors.groupingBy;

import flowtone.performance.Performer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders all live sessions on one thread: whatever is due together is one batch per voice. The
 * thread never waits for a client; it sleeps while nothing is due. Thread-safe.
 */
public final class LiveEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEngine.class);

  private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
  private final Map<Voice, Boolean> warm = new ConcurrentHashMap<>();
  private final Semaphore wakes = new Semaphore(0);
  private final int maxSessions;
  private final RenderListener listener;
  private final Thread thread;
  private volatile boolean closed;

  /** Starts the rendering thread, which {@link #close} ends. */
  public LiveEngine(int maxSessions, RenderListener listener) {
    this.maxSessions = maxSessions;
    this.listener = listener;
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
    return sessions.size() < maxSessions && sessions.add(session);
  }

  /** A voice's first rendering is slow. */
  private static boolean warmUp(Voice voice) {
    try {
      voice
          .student()
          .render(
              new Performer(voice.manifest()).next(LiveSession.CHUNK_HOPS),
              new NoiseSettings(0, 0));
      return true;
    } catch (RuntimeException e) {
      LOG.error("rendering a first chunk of {} failed", voice.manifest().name(), e);
      return false;
    }
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

  private void run() {
    try {
      while (!closed) {
        wakes.acquire();
        wakes.drainPermits();
        while (!closed && renderDue()) {
          // Everything due is rendered before the thread sleeps again.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean renderDue() {
    Map<Voice, List<LiveSession>> due =
        sessions.stream().filter(LiveSession::isDue).collect(groupingBy(LiveSession::voice));
    due.forEach(this::renderBatch);
    return !due.isEmpty();
  }

  private void renderBatch(Voice voice, List<LiveSession> batch) {
    try {
      long startNanos = System.nanoTime();
      List<float[]> audio =
          voice
              .student()
              .next(
                  batch.stream().map(LiveSession::stream).toList(),
                  batch.stream()
                      .map(session -> session.nextChunk(LiveSession.CHUNK_HOPS))
                      .toList());
      double renderSeconds = (System.nanoTime() - startNanos) / 1e9;
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).deliver(audio.get(i), renderSeconds, batch.size());
      }
      double chunkSeconds = audio.get(0).length / (double) voice.manifest().sampleRateHz();
      listener.rendered(batch.size(), batch.size() * chunkSeconds, renderSeconds);
    } catch (RuntimeException e) {
      LOG.error("rendering a batch of {} failed", batch.size(), e);
      batch.forEach(LiveSession::fail);
    }
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
