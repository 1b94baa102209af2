package flowtone.server.live;

import flowtone.process.DaemonThreads;
import flowtone.synthesis.Voice;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warms voices up, each once, one after the other on a thread of its own. Thread-safe. */
final class WarmVoices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmVoices.class);

  /** Whoever comes meanwhile does not wait longer than this. */
  private static final double LONGEST_WAIT_SECONDS = 5;

  /** Weak, so that replaced voices are let go. */
  private final Map<Voice, Warmth> voices = new WeakHashMap<>();

  /**
   * How far a voice is.
   *
   * @param playable done when people need not wait any longer
   * @param warm done when there is nothing left to do
   */
  private record Warmth(CompletableFuture<Void> playable, CompletableFuture<Void> warm) {}

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(new DaemonThreads("warm-up"));

  private final RenderCosts costs;
  private final BooleanSupplier others;
  private volatile boolean closed;

  /**
   * @param costs are told what chunks of a warm voice cost
   * @param others whether players have all processors busy, who come first
   */
  WarmVoices(RenderCosts costs, BooleanSupplier others) {
    this.costs = costs;
    this.others = others;
  }

  /** Begins to warm a voice up; done when it is warm, or could not be made so. */
  CompletableFuture<Void> warmUp(Voice voice) {
    return warmth(voice).warm().copy();
  }

  private synchronized Warmth warmth(Voice voice) {
    Warmth known = voices.get(voice);
    if (known != null) {
      return known;
    }
    CompletableFuture<Void> playable = new CompletableFuture<>();
    CompletableFuture<Void> warm =
        closed
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(() -> renderUnheard(voice, playable), thread);
    warm.whenComplete((nothing, failure) -> playable.complete(null));
    Warmth begun = new Warmth(playable, warm);
    voices.put(voice, begun);
    return begun;
  }

  private void renderUnheard(Voice voice, CompletableFuture<Void> playable) {
    try {
      new WarmUp(voice, costs).run(() -> playable.complete(null), others, () -> closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("warming up {} failed", voice.manifest().name(), e);
    }
  }

  /** Waits for a voice to be warm enough, if not for long. */
  void await(Voice voice) {
    try {
      warmth(voice).playable().get((long) (1000 * LONGEST_WAIT_SECONDS), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("a player comes before the voice is warm", e);
    }
  }

  /** Whether any is being warmed up. */
  synchronized boolean isBusy() {
    return voices.values().stream().anyMatch(voice -> !voice.warm().isDone());
  }

  /** Leaves off, and waits for what is being rendered. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      thread.shutdown();
    }
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
