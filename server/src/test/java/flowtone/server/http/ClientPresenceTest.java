package flowtone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server and real sockets. */
class ClientPresenceTest {
  private final Server server = new Server();
  private final CompletableFuture<ClientPresence> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> answer = new CompletableFuture<>();
  private ServerConnector connector;

  @BeforeEach
  void start() throws Exception {
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            asked.complete(new ClientPresence(request, response));
            answer.thenRun(() -> Content.Sink.write(response, true, "here", callback));
            return true;
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Socket client() throws Exception {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    client.setSoTimeout(20_000);
    send(client);
    return client;
  }

  private static void send(Socket client) throws Exception {
    String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  private ClientPresence presence() throws Exception {
    return asked.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whoClosesItsEndHasLeft() throws Exception {
    Socket client = client();
    assertTrue(!presence().hasLeft());
    client.close();
    boolean left = false;
    for (int tries = 0; !left && tries < 500; tries++) {
      Thread.sleep(20);
      left = presence().hasLeft();
    }
    assertTrue(left);
  }

  @Test
  void whoWaitsIsAnsweredAndMayAskAgain() throws Exception {
    try (Socket client = client()) {
      for (int i = 0; i < 5; i++) {
        assertTrue(!presence().hasLeft());
      }
      answer.complete(null);
      assertEquals("HTTP/1.1 200 OK", line(client));
      send(client);
      assertEquals("here", following(client, "HTTP/1.1 200 OK").substring(0, 4));
    }
  }

  private static String line(Socket client) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = client.getInputStream().read(); c >= 0 && c != '\r'; ) {
      line.append((char) c);
      c = client.getInputStream().read();
    }
    return line.toString();
  }

  /** What is between here and a text. */
  private static String following(Socket client, String end) throws Exception {
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith(end)) {
      int c = client.getInputStream().read();
      assertTrue(c >= 0, "closed after " + read);
      read.append((char) c);
    }
    return read.substring(read.indexOf("\r\n\r\n") + 4);
  }
}
