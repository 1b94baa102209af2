package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.rendering.RenderLimits;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who reads in real time hears it all; who does not read is cut off. Time passes here ten times as
 * fast: what lies in the buffers of networks counts in bytes.
 */
class SlowReadersTest {
  private static final int TIMES_FASTER = 10;
  private static final int SECONDS = 100;
  private static final int BYTES_PER_SECOND = 2 * TestVoice.SAMPLE_RATE_HZ;

  private static Limits faster() {
    RenderLimits usual = Limits.DEFAULT.rendering();
    return Limits.builder()
        .readSeconds(usual.readSeconds() / TIMES_FASTER)
        .readBytesPerSecond(usual.readBytesPerSecond() * TIMES_FASTER)
        .build();
  }

  @Test
  void aReaderInRealTimeIsNotCutOffAndOneThatDoesNotReadIs(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, faster());
        Socket unread = request(server);
        Socket read = request(server)) {
      server.awaitMetric("flowtone_renderings", 2);
      InputStream in = read.getInputStream();
      long startNanos = System.nanoTime();
      for (int second = 0; second < SECONDS; second++) {
        assertEquals(
            BYTES_PER_SECOND, in.readNBytes(BYTES_PER_SECOND).length, "in second " + second);
        TimeUnit.NANOSECONDS.sleep(
            startNanos + (second + 1) * 1_000_000_000L / TIMES_FASTER - System.nanoTime());
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
