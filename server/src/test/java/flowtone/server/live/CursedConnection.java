package flowtone.server.live;

import java.nio.ByteBuffer;

/** That of a client for whom nothing can be sent, whatever the reason. */
final class CursedConnection implements Connection {
  @Override
  public void sendPcm(ByteBuffer pcm, Runnable sent) {
    throw new AssertionError("an error, and no exception");
  }

  @Override
  public void send(LiveReply reply) {
    throw new StackOverflowError();
  }

  @Override
  public void close(int code, String reason) {
    throw new IllegalStateException();
  }
}
