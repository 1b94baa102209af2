package flowtone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A listener of the live stream: gathers what arrives, and plays it at once or not at all. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final boolean plays;
  private final WebSocket socket;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final List<JsonNode> replies = new ArrayList<>();
  private float[] samples = {};
  private int closeCode;

  /** Connects; one that {@code plays} acknowledges every sample as soon as it arrives. */
  LiveClient(TestServer server, String query, boolean plays) {
    this(server, TestServer.VOICE, query, plays);
  }

  /** The same to another voice. */
  LiveClient(TestServer server, String voice, String query, boolean plays) {
    this.plays = plays;
    URI uri = server.uri("/api/voices/" + voice + "/stream" + query);
    URI webSocket = URI.create(uri.toString().replaceFirst("http", "ws"));
    socket = server.http().newWebSocketBuilder().buildAsync(webSocket, this).join();
    sending.complete(socket);
  }

  /** Sends a message once those before it are sent: the socket refuses two at once. */
  synchronized void send(String message) {
    sending = sending.thenCompose(socket -> socket.sendText(message, true));
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      replies.add(parse(text.toString()));
      text.setLength(0);
      notifyAll();
    }
    from.request(1);
    return null;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    message.writeBytes(bytes);
    if (last) {
      append(ByteBuffer.wrap(message.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
      message.reset();
    }
    from.request(1);
    if (plays && last) {
      send("{\"type\":\"played\",\"samples\":%d}".formatted(samples.length));
    }
    return null;
  }

  private void append(ByteBuffer chunk) {
    int before = samples.length;
    samples = Arrays.copyOf(samples, before + chunk.remaining() / Float.BYTES);
    chunk.asFloatBuffer().get(samples, before, samples.length - before);
    notifyAll();
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    notifyAll();
    return null;
  }

  /** A connection that breaks off has the code that no server sends. */
  @Override
  public synchronized void onError(WebSocket from, Throwable error) {
    closeCode = 1006;
    notifyAll();
  }

  /** Waits for a message of a type. */
  synchronized JsonNode await(String type) throws InterruptedException {
    Predicate<JsonNode> wanted = reply -> reply.path("type").asText().equals(type);
    until(() -> replies.stream().anyMatch(wanted));
    return replies.stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits for an error that quotes a text. */
  synchronized void awaitDetail(String text) throws InterruptedException {
    until(() -> replies.stream().anyMatch(reply -> reply.path("detail").asText().contains(text)));
  }

  /** Waits until so many samples have arrived. */
  synchronized float[] awaitSamples(int count) throws InterruptedException {
    until(() -> samples.length >= count);
    return samples;
  }

  synchronized int awaitClose() throws InterruptedException {
    until(() -> closeCode != 0);
    return closeCode;
  }

  synchronized JsonNode firstReply() throws InterruptedException {
    until(() -> !replies.isEmpty());
    return replies.get(0);
  }

  synchronized float[] samples() {
    return samples;
  }

  private void until(BooleanSupplier reached) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!reached.getAsBoolean()) {
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new AssertionError("waited in vain; got " + samples.length + " samples, " + replies);
      }
      wait(leftMillis);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
