package flowtone.server.events;

import flowtone.process.DaemonThreads;
import flowtone.server.rendering.PacedResponse;
import io.javalin.http.Context;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Opens streams of events, and keeps them from falling silent. Thread-safe. */
public final class EventStreams implements AutoCloseable {
  private static final int LEAST_BYTES_PER_SECOND = 1024;
  private static final double PACE_SECONDS = 30;
  private static final long BEAT_SECONDS = 10;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("event-pace"));

  /** Makes the response of a request a stream of events; nothing is sent before the first. */
  public EventStream open(Context ctx) {
    ctx.contentType("text/event-stream; charset=utf-8");
    ctx.header("Cache-Control", "no-store");
    // Proxies such as nginx hold small pieces back unless they are told not to.
    ctx.header("X-Accel-Buffering", "no");
    PacedResponse response = new PacedResponse(ctx, LEAST_BYTES_PER_SECOND, PACE_SECONDS, clock);
    EventStream stream = new EventStream(response);
    ScheduledFuture<?> beat = every(BEAT_SECONDS, stream::beat);
    stream.answered().whenComplete((nothing, failure) -> beat.cancel(false));
    return stream;
  }

  /** Does a short piece of work again and again; its exceptions are its own to handle. */
  public ScheduledFuture<?> every(double seconds, Runnable work) {
    long millis = Math.round(1000 * seconds);
    return clock.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
