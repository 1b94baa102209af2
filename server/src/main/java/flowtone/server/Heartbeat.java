package flowtone.server;

import flowtone.process.DaemonThreads;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/**
 * Pings the other ends of WebSockets and ends the connections of those that say nothing at all, not
 * even pong, and of those that say far more than messages are let through: pings and frames of
 * nothing are no messages, but they, too, take time to read. Thread-safe.
 */
final class Heartbeat implements AutoCloseable {
  private static final int MOST_MISSED = 3;

  /** More than a message has on average, by far. */
  private static final int BYTES_A_MESSAGE = 512;

  /** Whoever is sent sound acknowledges it, in much fewer bytes, as fast as it comes. */
  private static final int SENT_BYTES_A_BYTE = 8;

  private static final int POLICY_VIOLATION = 1008;

  private final long periodMillis;
  private final long mostBytes;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("heartbeat"));

  /**
   * @param periodSeconds between two pings
   * @param messagesPerSecond that are let through
   */
  Heartbeat(double periodSeconds, int messagesPerSecond) {
    periodMillis = Math.max(1, (long) (1000 * periodSeconds));
    mostBytes = (long) (periodSeconds * messagesPerSecond * BYTES_A_MESSAGE);
  }

  /**
   * Watches a connection until the result is cancelled.
   *
   * @param onEnd told why it was ended
   */
  ScheduledFuture<?> watch(Session session, Consumer<String> onEnd) {
    return clock.scheduleWithFixedDelay(
        new Pulse(session, onEnd), periodMillis, periodMillis, TimeUnit.MILLISECONDS);
  }

  private final class Pulse implements Runnable {
    private final Session session;
    private final Consumer<String> onEnd;
    private final Connection connection;
    private long bytesIn;
    private long bytesOut;

    /** At first there is none that could be missed. */
    private int missed = -1;

    Pulse(Session session, Consumer<String> onEnd) {
      this.session = session;
      this.onEnd = onEnd;
      // Pings and pongs reach no listener of Javalin's, but they are bytes like all others.
      connection =
          ((WebSocketCoreSession) ((WebSocketSession) session).getCoreSession()).getConnection();
    }

    @Override
    public void run() {
      long in = connection.getBytesIn() - bytesIn;
      long out = connection.getBytesOut() - bytesOut;
      bytesIn += in;
      bytesOut += out;
      missed = in == 0 ? missed + 1 : 0;
      if (missed >= MOST_MISSED) {
        onEnd.accept("no-pong");
        session.disconnect();
      } else if (in > mostBytes + out / SENT_BYTES_A_BYTE) {
        endFlood();
      } else if (session.isOpen()) {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
      }
    }

    /** Whoever is told and goes on is cut off. */
    private void endFlood() {
      if (session.isOpen()) {
        onEnd.accept("message-rate");
        session.close(POLICY_VIOLATION, "expected fewer bytes a second", Callback.NOOP);
      } else {
        session.disconnect();
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
