package flowtone.server.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One live player of the load: holds a note, changes it every second, plays by the clock. */
final class LoadPlayer implements WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int[] SCALE = {60, 62, 64, 65, 67, 69, 71};

  private final StringBuilder text = new StringBuilder();
  private final int number;
  private final int windowSamples;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
  private Playback playback;
  private long noteNanos;
  private long firstSoundNanos;
  private int notes;
  private String failure;

  LoadPlayer(int number, int windowSamples) {
    this.number = number;
    this.windowSamples = windowSamples;
  }

  /** Connects. */
  void connect(LoadTarget target) {
    target.webSocket().buildAsync(target.stream(windowSamples), this).whenComplete(this::connected);
  }

  private synchronized void connected(WebSocket socket, Throwable refused) {
    if (refused == null) {
      sending.complete(socket);
    } else {
      failure = String.valueOf(refused.getMessage());
    }
  }

  /** Plays on; to be called every few milliseconds. */
  synchronized void tick(long nowNanos) {
    if (playback == null || failure != null) {
      return;
    }
    if (notes == 0 || nowNanos - noteNanos > 1_000_000_000L) {
      noteNanos = nowNanos;
      int note = SCALE[(number + notes++) % SCALE.length];
      send("{\"type\":\"allOff\"}");
      send("{\"type\":\"noteOn\",\"note\":%d,\"velocity\":0.7}".formatted(note));
    }
    playback.tick(nowNanos);
    if (sending.isDone()) {
      send("{\"type\":\"played\",\"samples\":%d}".formatted(playback.played()));
    }
  }

  private void send(String message) {
    sending = sending.thenCompose(socket -> socket.sendText(message, true));
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      read(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void read(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      if (json.path("type").asText().equals("format")) {
        playback =
            new Playback(json.path("sampleRateHz").asInt(), windowSamples / 2, System.nanoTime());
      } else if (json.path("type").asText().equals("error")) {
        failure = json.path("detail").asText();
      }
    } catch (JsonProcessingException e) {
      failure = "expected JSON of the server; got other text";
    }
  }

  @Override
  public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    if (firstSoundNanos == 0) {
      firstSoundNanos = System.nanoTime() - noteNanos;
    }
    playback.receive(part.remaining());
    from.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    failure = failure == null ? code + " " + reason : failure;
    return null;
  }

  @Override
  public synchronized void onError(WebSocket from, Throwable error) {
    failure = String.valueOf(error.getMessage());
  }

  void close() {
    sending.thenAccept(WebSocket::abort);
  }

  /** Counts from now on. */
  synchronized void settle() {
    if (playback != null) {
      playback.settle();
    }
  }

  /** How it fared. */
  synchronized Outcome outcome() {
    boolean played = playback != null;
    return new Outcome(
        Optional.ofNullable(failure),
        played ? playback.playedSeconds() : 0,
        played ? playback.underruns() : 0,
        played ? playback.starvedSeconds() : 0,
        firstSoundNanos / 1e6);
  }

  /**
   * @param failure why it could not play, or not to the end
   * @param playedSeconds of sound heard
   * @param underruns how often it ran dry
   * @param starvedSeconds how long it was silent for that
   * @param firstSoundMillis from the first key to the first sound
   */
  record Outcome(
      Optional<String> failure,
      double playedSeconds,
      int underruns,
      double starvedSeconds,
      double firstSoundMillis) {}
}
