package flowtone.server;

import flowtone.server.live.LiveReply;
import flowtone.server.live.Outlet;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;

/** Sends to one WebSocket, never waiting for it. */
record WebSocketOutlet(WsContext socket) implements Outlet {
  @Override
  public void sendPcm(ByteBuffer pcm, Runnable sent) {
    socket.session.sendBinary(pcm, Callback.from(sent, failure -> sent.run()));
  }

  @Override
  public void send(LiveReply reply) {
    socket.send(reply);
  }
}
