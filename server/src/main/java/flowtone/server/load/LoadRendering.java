package flowtone.server.load;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that asks for ten minutes of sound again and again, as fast as it comes. Thread-safe.
 */
final class LoadRendering {
  private static final String NOTES = "C4:599";

  /** Before it asks again where it was refused. */
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final LoadTarget target;
  private final AtomicInteger done = new AtomicInteger();
  private volatile CompletableFuture<HttpResponse<Void>> asked;
  private volatile boolean closed;

  LoadRendering(LoadTarget target) {
    this.target = target;
  }

  /** Asks, and goes on until it is closed. */
  void begin() {
    asked = target.http().sendAsync(target.play(NOTES), BodyHandlers.discarding());
    asked.whenComplete(this::goOn);
  }

  private void goOn(HttpResponse<Void> response, Throwable failure) {
    boolean rendered = failure == null && response.statusCode() == 200;
    if (closed) {
      return;
    }
    if (rendered) {
      done.incrementAndGet();
      begin();
    } else {
      LATER.execute(this::begin);
    }
  }

  /** Sounds that came in whole. */
  int done() {
    return done.get();
  }

  /** Leaves off, whatever is still to come. */
  void close() {
    closed = true;
    asked.cancel(true);
  }
}
