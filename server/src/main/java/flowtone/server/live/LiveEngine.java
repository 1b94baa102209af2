package flowtone.server.live;

import flowtone.control.Label;
import flowtone.performance.Performer;
import flowtone.rendering.Instrument;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders all live sessions, spread over a few threads: whatever is due together on one of them is
 * one batch a voice. What one session throws ends that session's sound and nothing else. Sessions
 * that could not be kept in real time, by what chunks were measured to cost, are not taken in.
 * Thread-safe.
 */
public final class LiveEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEngine.class);

  /** How much of the processors live sessions may take up; the rest is for all else, and haste. */
  private static final double MOST_LOAD = 0.75;

  /** A voice is warm once the compiler is done with it, which takes so many chunks. */
  private static final int WARM_CHUNKS = 1000;

  private static final int CHUNKS_A_NOTE = 20;

  private static final double LONGEST_WARMING_SECONDS = 5;

  private final List<LiveWorker> workers;

  /** Of each voice, what warms it up or has done so; weak, so that replaced voices are let go. */
  private final Map<Voice, FutureTask<Void>> warming =
      Collections.synchronizedMap(new WeakHashMap<>());

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
    LiveBatch batches = new LiveBatch(listener, costs);
    workers =
        IntStream.range(0, threads)
            .mapToObj(i -> new LiveWorker("live-rendering-" + i, batches))
            .toList();
  }

  /**
   * Takes a session in, unless there are too many; says whether it did. The first session of a
   * voice waits here until the voice is warm, so that nobody waits for that at a key.
   */
  public boolean join(LiveSession session) {
    warmUp(session.voice());
    synchronized (this) {
      if (draining || sessions() >= maxSessions || !keepsUpWith(session.voice())) {
        return false;
      }
      workers.stream().min(Comparator.comparingInt(w -> w.sessions().size())).get().add(session);
      return true;
    }
  }

  /** Whether one more session would be kept in real time; a first one is always tried. */
  private boolean keepsUpWith(Voice voice) {
    double load = costs.of(voice);
    for (LiveWorker worker : workers) {
      load += costs.of(worker.sessions());
    }
    return sessions() == 0 || load <= MOST_LOAD * workers.size();
  }

  /** Why no further session is taken in, in a sentence. */
  public String refusal() {
    return sessions() >= maxSessions
        ? "expected at most %d live players".formatted(maxSessions)
        : "expected no more live players than are kept in real time here, now %d"
            .formatted(sessions());
  }

  /** Once a voice: whoever comes while it is being done waits for it. */
  private void warmUp(Voice voice) {
    FutureTask<Void> task =
        warming.computeIfAbsent(
            voice, cold -> new FutureTask<>(() -> renderFirstChunks(cold), null));
    task.run();
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.error("rendering a first chunk of {} failed", voice.manifest().name(), e.getCause());
    }
  }

  /**
   * A voice's first chunks are slow: notes are played, as people will, for what the compiler has
   * not seen it has to compile while they play.
   */
  private void renderFirstChunks(Voice voice) {
    Instrument instrument = new Instrument(voice, new NoiseSettings(0, 1));
    Label label = voice.manifest().labels().get(0);
    double range = label.highestMidi() - label.lowestMidi();
    long endNanos = System.nanoTime() + (long) (LONGEST_WARMING_SECONDS * 1e9);
    for (int chunk = 0; chunk < WARM_CHUNKS && System.nanoTime() < endNanos; chunk++) {
      if (chunk % CHUNKS_A_NOTE == 0) {
        double height = chunk / (double) WARM_CHUNKS;
        instrument.noteOn(label.lowestMidi() + height * range, 0.7);
      }
      int hops = chunk % 2 == 0 ? LiveSession.CHUNK_HOPS : LiveSession.LONG_CHUNK_HOPS;
      long startNanos = RenderCosts.nowNanos();
      float[] audio = instrument.next(hops);
      double seconds = (RenderCosts.nowNanos() - startNanos) / 1e9;
      costs.begin(voice, audio.length / (double) voice.manifest().sampleRateHz(), seconds);
    }
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
    workers.forEach(worker -> worker.remove(session));
  }

  /** Sessions connected now. */
  public int sessions() {
    return workers.stream().mapToInt(worker -> worker.sessions().size()).sum();
  }

  /** Seconds of processors a second that all sessions cost while they sound. */
  public double load() {
    return workers.stream().mapToDouble(worker -> costs.of(worker.sessions())).sum();
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
    workers.forEach(worker -> worker.sessions().forEach(LiveSession::end));
    long endNanos = System.nanoTime() + (long) (seconds * 1e9);
    while (sessions() > 0 && System.nanoTime() < endNanos) {
      Thread.sleep(10);
    }
    workers.forEach(worker -> worker.sessions().forEach(LiveSession::close));
  }

  /** Ends the threads; sessions receive nothing more. Waits for what is being rendered. */
  @Override
  public void close() {
    workers.forEach(LiveWorker::close);
  }
}
