package flowtone.server.live;

import java.nio.ByteBuffer;

/** The connection to one client. Thread-safe; nothing here waits for the network. */
public interface Connection {
  /**
   * Sends sound.
   *
   * @param pcm little-endian float32 samples, not touched again by the caller
   * @param sent called once it is on its way, or can no longer be
   */
  void sendPcm(ByteBuffer pcm, Runnable sent);

  /** Sends a message; dropped if the client is gone. */
  void send(LiveReply reply);

  /** Ends the connection with a code of RFC 6455 and a reason of at most 123 bytes. */
  void close(int code, String reason);
}
