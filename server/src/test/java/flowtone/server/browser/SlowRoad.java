package flowtone.server.browser;

import flowtone.process.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A way to a server that has little time: once {@link #slow} was called, connections are opened and
 * greeted as ever, and what they are answered to their first message comes late.
 */
final class SlowRoad implements AutoCloseable {
  private final int serverPort;
  private final ServerSocket entrance;
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private volatile long lateMillis;
  private volatile long openAgainAtNanos = System.nanoTime();

  SlowRoad(URI server) {
    serverPort = server.getPort();
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(entrance.getLocalPort()));
  }

  /** Makes connections that are opened from now on late by so much. */
  void slow(long millis) {
    lateMillis = millis;
  }

  /** Lets nothing through from the server for so long. */
  void stall(long millis) {
    openAgainAtNanos = System.nanoTime() + 1_000_000 * millis;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.add(client);
      sockets.add(server);
      Lane lane = new Lane(client, server, lateMillis);
      begin(lane::carryUp);
      begin(lane::carryDown);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    Thread.sleep(Math.max(0, (nanos - System.nanoTime()) / 1_000_000));
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void begin(Work work) {
    new DaemonThreads("slow-road")
        .newThread(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException e) {
                // Either end is closed: there is nothing left to carry.
              }
            })
        .start();
  }

  /** One connection. */
  private final class Lane {
    private final Socket client;
    private final Socket server;
    private final long lateMillis;
    private volatile boolean greeted;
    private volatile long answersAtNanos;

    Lane(Socket client, Socket server, long lateMillis) {
      this.client = client;
      this.server = server;
      this.lateMillis = lateMillis;
    }

    void carryUp() throws IOException {
      try (InputStream from = client.getInputStream();
          OutputStream to = server.getOutputStream()) {
        byte[] bytes = new byte[8192];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
          if (greeted && answersAtNanos == 0) {
            answersAtNanos = System.nanoTime() + 1_000_000 * lateMillis;
          }
          to.write(bytes, 0, count);
        }
      }
    }

    void carryDown() throws IOException, InterruptedException {
      try (InputStream from = server.getInputStream();
          OutputStream to = client.getOutputStream()) {
        byte[] bytes = new byte[8192];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
          if (answersAtNanos != 0) {
            sleepUntil(answersAtNanos);
          }
          sleepUntil(openAgainAtNanos);
          to.write(bytes, 0, count);
          greeted = true;
        }
      }
    }
  }
}
