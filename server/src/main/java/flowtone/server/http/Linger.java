package flowtone.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Throws away, for a moment and without a thread, what a client still sends that has its answer: a
 * connection closed with bytes unread is reset, and the answer lost with it (RFC 9112, section
 * 9.6). What would take longer is cut off.
 */
final class Linger implements Runnable {
  private static final long MOST_BYTES = 1 << 20;
  private static final long MOST_MILLIS = 500;

  private final Request request;
  private final Callback callback;
  private final AtomicBoolean over = new AtomicBoolean();
  private long bytes;

  private Linger(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
    CompletableFuture.delayedExecutor(MOST_MILLIS, TimeUnit.MILLISECONDS).execute(this::end);
  }

  /** Whether a body follows a request's head. */
  static boolean hasBody(Request request) {
    return request.getLength() > 0
        || (request.getLength() < 0 && request.getHeaders().contains("Transfer-Encoding"));
  }

  /** A callback for the end of a response, which lingers before it ends the request. */
  static Callback before(Callback end, Request request) {
    return Callback.from(() -> new Linger(request, end).run(), end::failed);
  }

  @Override
  public void run() {
    while (!over.get()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      bytes += chunk.remaining();
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes > MOST_BYTES) {
        end();
      }
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      callback.succeeded();
    }
  }
}
