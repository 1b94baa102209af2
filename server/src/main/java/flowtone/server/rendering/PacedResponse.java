package flowtone.server.rendering;

import flowtone.server.http.Visit;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that is written as its client reads, without a thread that waits for it. A client that
 * reads more slowly than the least rate is cut off. Thread-safe.
 */
public final class PacedResponse implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(PacedResponse.class);

  private final Context ctx;
  private final double leastBytes;
  private final ByteQueue queue = new ByteQueue();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final ScheduledFuture<?> paceChecks;
  private ServletOutputStream out;
  private boolean ended;
  private boolean unflushed;
  private long taken;
  private long takenBefore;
  private Runnable whenRoom;

  /**
   * @param leastBytesPerSecond that the client has to read while there is something to
   * @param paceSeconds over which that is measured, again and again: a network passes on in bursts
   * @param clock by which that is noticed; stays open
   */
  public PacedResponse(
      Context ctx, int leastBytesPerSecond, double paceSeconds, ScheduledExecutorService clock) {
    this.ctx = ctx;
    leastBytes = leastBytesPerSecond * paceSeconds;
    long paceNanos = Math.max(1, Math.round(1e9 * paceSeconds));
    paceChecks =
        clock.scheduleWithFixedDelay(this::checkPace, paceNanos, paceNanos, TimeUnit.NANOSECONDS);
    done.whenComplete((nothing, failure) -> paceChecks.cancel(false));
  }

  /** Done once everything is sent, or can no longer be. */
  public CompletableFuture<Void> done() {
    return done;
  }

  /** Where the encoded sound goes; never waits. */
  public OutputStream sink() {
    return queue;
  }

  /** Whether what there is will do for a while. */
  public boolean isFull() {
    return queue.isFull();
  }

  /** Sends what is there, and goes on as the client reads. */
  public void send() {
    synchronized (this) {
      if (out == null && !done.isDone()) {
        begin();
      }
    }
    onWritePossible();
  }

  private void begin() {
    try {
      // Not Javalin's own stream, which waits.
      out = ctx.res().getOutputStream();
      out.setWriteListener(this);
    } catch (IOException e) {
      onError(e);
    }
  }

  /** Nothing more is written to the sink. */
  public void end() {
    synchronized (this) {
      ended = true;
    }
    send();
  }

  /** Calls {@code action} once there is room again, or never again will be. */
  void whenRoom(Runnable action) {
    synchronized (this) {
      if (!queue.isHalfEmpty() && !done.isDone()) {
        whenRoom = action;
        return;
      }
    }
    action.run();
  }

  @Override
  public void onWritePossible() {
    boolean complete = false;
    try {
      complete = write();
    } catch (IOException | RuntimeException e) {
      onError(e);
    }
    tellRoom();
    if (complete) {
      done.complete(null);
    }
  }

  private synchronized boolean write() throws IOException {
    while (out != null && !done.isDone() && out.isReady()) {
      byte[] piece = queue.poll();
      if (piece != null) {
        out.write(piece);
        taken += piece.length;
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        return ended && queue.isEmpty();
      }
    }
    return false;
  }

  private void tellRoom() {
    Runnable action;
    synchronized (this) {
      boolean room = queue.isHalfEmpty() || done.isDone();
      action = room ? whenRoom : null;
      whenRoom = room ? null : whenRoom;
    }
    if (action != null) {
      action.run();
    }
  }

  private void checkPace() {
    boolean tooSlow;
    synchronized (this) {
      // Before the first is sent, it is the server that is slow.
      boolean waiting = out != null && !queue.isEmpty();
      tooSlow = waiting && taken - takenBefore < leastBytes;
      takenBefore = taken;
    }
    if (tooSlow) {
      onError(new IOException("the client reads too slowly"));
    }
  }

  /** The client is gone, or as good as. */
  @Override
  public void onError(Throwable failure) {
    // Once done, the request may be another's.
    if (!done.isDone()) {
      markAborted();
      done.completeExceptionally(new ResponseAbortedException(failure));
    }
    tellRoom();
  }

  private void markAborted() {
    try {
      ctx.attribute(Visit.ABORTED, true);
    } catch (RuntimeException forgotten) {
      // Jetty forgets a request when the server ends: nobody asks what became of it.
      LOG.debug("a response ended with its server", forgotten);
    }
  }
}
