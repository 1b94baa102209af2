package flowtone.server;

import flowtone.server.live.Connection;
import flowtone.server.live.LiveReply;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to one WebSocket, never waiting for it. */
record WebSocketConnection(WsContext socket) implements Connection {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketConnection.class);

  @Override
  public void sendPcm(ByteBuffer pcm, Runnable sent) {
    socket.session.sendBinary(pcm, Callback.from(sent, failure -> sent.run()));
  }

  @Override
  public void send(LiveReply reply) {
    try {
      socket.send(reply);
    } catch (RuntimeException e) {
      LOG.debug("a message was not sent", e); // The client is gone.
    }
  }

  @Override
  public void close(int code, String reason) {
    socket.closeSession(code, reason);
  }
}
