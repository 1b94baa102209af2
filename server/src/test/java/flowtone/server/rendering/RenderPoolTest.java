package flowtone.server.rendering;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RenderPoolTest {
  private static final RenderLimits LIMITS = new RenderLimits(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  private static final RenderingListener NOBODY =
      new RenderingListener() {
        @Override
        public void rendered(int chunks, double audioSeconds, double renderSeconds) {}

        @Override
        public void queued(double seconds) {}

        @Override
        public void firstSound(double seconds) {}
      };

  @Test
  void renderingsWaitWhileLivePlayersNeedAllProcessors() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    AtomicBoolean asked = new AtomicBoolean();
    try (RenderPool pool =
        new RenderPool(
            LIMITS,
            NOBODY,
            () -> {
              asked.set(true);
              return busy.get();
            })) {
      CompletableFuture<Boolean> turn =
          CompletableFuture.supplyAsync(
              () -> {
                pool.giveWay();
                return busy.get();
              });
      while (!asked.get()) {
        Thread.onSpinWait();
      }
      busy.set(false);
      assertFalse(turn.get(60, TimeUnit.SECONDS), "went on before them");
    }
  }

  @Test
  void renderingsDoNotWaitForEver() {
    try (RenderPool pool = new RenderPool(LIMITS, NOBODY, () -> true)) {
      long startNanos = System.nanoTime();
      pool.giveWay();
      assertTrue(System.nanoTime() - startNanos >= 200_000_000);
    }
  }
}
