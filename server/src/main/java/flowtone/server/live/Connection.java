package flowtone.server.live;

import java.nio.ByteBuffer;

/** The way to one listener. Thread-safe; nothing here waits for the network. */
public interface Connection {
  /**
   * Sends sound.
   *
   * @param pcm little-endian float32 samples, not touched again by the caller
   * @param sent called once it is on its way, or can no longer be
   */
  void sendPcm(ByteBuffer pcm, Runnable sent);

  /** Sends a message; dropped where the listener is gone. */
  void send(LiveReply reply);
}
