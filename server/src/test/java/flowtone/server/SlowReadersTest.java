package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads in real time hears it all; who does not read is cut off. */
class SlowReadersTest {
  private static final int SECONDS = 100;

  @Test
  @Tag("long")
  void aReaderInRealTimeIsNotCutOffAndOneThatDoesNotReadIs(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, Limits.DEFAULT);
        Socket unread = request(server);
        Socket read = request(server)) {
      server.awaitMetric("flowtone_renderings", 2);
      InputStream in = read.getInputStream();
      for (int second = 0; second < SECONDS; second++) {
        assertEquals(32_000, in.readNBytes(32_000).length, "in second " + second);
        Thread.sleep(1000);
      }
      assertEquals(1, server.metric("flowtone_renderings"));
      assertTrue(unread.isConnected());
    }
  }

  private static Socket request(TestServer server) throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 16);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.app().address().getPort()));
    String head = "GET /api/voices/duo/play?notes=C4:599 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
