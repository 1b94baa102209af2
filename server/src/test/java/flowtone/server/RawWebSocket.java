package flowtone.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The WebSocket handshake and frames by hand, for what no proper client would do. */
final class RawWebSocket implements AutoCloseable {
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

  private final RawClient client;
  private final RawClient.Answer answer;

  RawWebSocket(TestServer server, String... moreHeaders) throws IOException {
    client = server.raw();
    String head =
        String.join(
            "\r\n",
            "GET /api/voices/" + TestServer.VOICE + "/stream HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            KEY);
    client.head(moreHeaders.length == 0 ? head : head + "\r\n" + String.join("\r\n", moreHeaders));
    answer = client.answer();
  }

  RawClient.Answer answer() {
    return answer;
  }

  RawClient client() {
    return client;
  }

  /** Pings of nothing. */
  static byte[] pings(int count) {
    byte[] frames = new byte[6 * count];
    for (int i = 0; i < count; i++) {
      frames[6 * i] = (byte) 0x89;
      frames[6 * i + 1] = (byte) 0x80;
    }
    return frames;
  }

  /** A text frame as clients send it, masked with zeros. */
  static byte[] frame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
