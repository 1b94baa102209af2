package flowtone.server;

import flowtone.process.DaemonThreads;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * Pings the other ends of WebSockets and ends the connections of those that say nothing at all, not
 * even pong. Thread-safe.
 */
final class Heartbeat implements AutoCloseable {
  private static final int MOST_MISSED = 3;

  private final long periodMillis;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("heartbeat"));

  Heartbeat(double periodSeconds) {
    periodMillis = Math.max(1, (long) (1000 * periodSeconds));
  }

  /** Watches a connection until the result is cancelled. */
  ScheduledFuture<?> watch(Session session, Runnable onGone) {
    return clock.scheduleWithFixedDelay(
        new Pulse(session, onGone), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
  }

  private static final class Pulse implements Runnable {
    private final Session session;
    private final Runnable onGone;
    private long bytesHeard = -1;
    private int missed;

    Pulse(Session session, Runnable onGone) {
      this.session = session;
      this.onGone = onGone;
    }

    @Override
    public void run() {
      long bytes = bytesIn();
      missed = bytes == bytesHeard ? missed + 1 : 0;
      bytesHeard = bytes;
      if (missed >= MOST_MISSED) {
        onGone.run();
        session.disconnect();
      } else if (session.isOpen()) {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
      }
    }

    /** Pongs reach no listener of Javalin's, but they are bytes like all others. */
    private long bytesIn() {
      WebSocketCoreSession core =
          (WebSocketCoreSession) ((WebSocketSession) session).getCoreSession();
      return core.getConnection().getBytesIn();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
