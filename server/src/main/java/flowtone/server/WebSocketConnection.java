package flowtone.server;

import flowtone.server.live.Connection;
import flowtone.server.live.LiveReply;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;

/** Sends to one WebSocket, never waiting for it. */
record WebSocketConnection(WsContext socket) implements Connection {
  @Override
  public void sendPcm(ByteBuffer pcm, Runnable sent) {
    socket.session.sendBinary(pcm, Callback.from(sent, failure -> sent.run()));
  }

  @Override
  public void send(LiveReply reply) {
    socket.send(reply);
  }
}
