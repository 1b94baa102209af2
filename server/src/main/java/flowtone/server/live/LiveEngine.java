package flowtone.server.live;

import flowtone.performance.Performer;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Renders all live sessions on a few threads: what is due together is one batch a voice and thread.
 * What one session throws ends that session's sound and nothing else. Sessions that could not be
 * kept in real time, by what chunks were measured to cost, are not taken in. Thread-safe.
 */
public final class LiveEngine implements AutoCloseable {
  /** How much of the processors live sessions may take up; the rest is for all else, and haste. */
  private static final double MOST_LOAD = 0.75;

  /** How long those who are told that the server ends have to take leave of it. */
  private static final double CLOSING_SECONDS = 1;

  private final LiveSchedule schedule;
  private final List<LiveWorker> workers;

  private final WarmVoices warm;
  private final RenderCosts costs;
  private final int maxSessions;
  private boolean draining;

  /** An engine of one thread. */
  public LiveEngine(int maxSessions, RenderListener listener) {
    this(maxSessions, 1, listener);
  }

  /** Starts the rendering threads, which {@link #close} ends. */
  public LiveEngine(int maxSessions, int threads, RenderListener listener) {
    this(maxSessions, threads, listener, new RenderCosts());
  }

  LiveEngine(int maxSessions, int threads, RenderListener listener, RenderCosts costs) {
    this.maxSessions = maxSessions;
    this.costs = costs;
    schedule = new LiveSchedule(costs, threads);
    warm = new WarmVoices(costs, this::isBusy);
    LiveBatch batches = new LiveBatch(listener, costs);
    workers =
        IntStream.range(0, threads)
            .mapToObj(i -> new LiveWorker("live-rendering-" + i, schedule, batches))
            .toList();
  }

  /**
   * Takes a session in, unless there are too many; says whether it did. The first sessions of a
   * voice wait here for it to be warm, if not for long, so that nobody waits for that at a key.
   */
  public boolean join(LiveSession session) {
    warm.await(session.voice());
    synchronized (this) {
      if (draining || sessions() >= maxSessions || !keepsUpWith(session.voice())) {
        return false;
      }
      schedule.add(session);
      return true;
    }
  }

  /** Whether one more session would be kept in real time; a first one is always tried. */
  private boolean keepsUpWith(Voice voice) {
    return sessions() == 0 || costs.of(voice) + load() <= MOST_LOAD * workers.size();
  }

  /** Why no further session is taken in, in a sentence. */
  public String refusal() {
    return sessions() >= maxSessions
        ? "expected at most %d live players".formatted(maxSessions)
        : "expected no more live players than are kept in real time here, now %d"
            .formatted(sessions());
  }

  /**
   * Warms a voice up, once and unheard, as the first who plays it would have to wait for.
   *
   * @return done when it is warm, or could not be made so
   */
  public CompletableFuture<Void> warmUp(Voice voice) {
    return warm.warmUp(voice);
  }

  /** Whether a voice is being warmed up: whatever else takes long should wait. */
  public boolean isWarmingUp() {
    return warm.isBusy();
  }

  /** Renders a chunk of an instrument, unheard, on every thread that renders for others. */
  public CompletableFuture<Void> probe(Voice voice) {
    return CompletableFuture.allOf(
        workers.stream().map(worker -> probe(worker, voice)).toArray(CompletableFuture<?>[]::new));
  }

  private static CompletableFuture<Void> probe(LiveWorker worker, Voice voice) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    worker.execute(
        () -> {
          try {
            voice
                .student()
                .render(
                    new Performer(voice.manifest()).next(LiveSession.CHUNK_HOPS),
                    new NoiseSettings(0, 0));
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  /** Forgets a session. */
  public void leave(LiveSession session) {
    schedule.remove(session);
  }

  /** Sessions connected now. */
  public int sessions() {
    return schedule.size();
  }

  /** Seconds of processors a second that all sessions cost while they sound. */
  public double load() {
    return costs.of(schedule.sessions());
  }

  /** Whether every thread is rendering: whoever can wait should. */
  public boolean isBusy() {
    return workers.stream().allMatch(LiveWorker::isRendering);
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
    schedule.sessions().forEach(LiveSession::end);
    awaitNobody(seconds);
    schedule.sessions().forEach(LiveSession::close);
    awaitNobody(CLOSING_SECONDS);
  }

  private void awaitNobody(double seconds) throws InterruptedException {
    long endNanos = System.nanoTime() + (long) (seconds * 1e9);
    while (sessions() > 0 && System.nanoTime() < endNanos) {
      Thread.sleep(10);
    }
  }

  /** Ends the threads; sessions receive nothing more. Waits for what is being rendered. */
  @Override
  public void close() {
    warm.close();
    workers.forEach(LiveWorker::close);
  }
}
