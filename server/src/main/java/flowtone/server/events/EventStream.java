package flowtone.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.server.rendering.PacedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * One response of server-sent events, each a name and a JSON value. Sending never waits; what is
 * sent after the client has gone is dropped. Thread-safe.
 */
public final class EventStream {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PacedResponse response;
  private boolean begun;

  EventStream(PacedResponse response) {
    this.response = response;
  }

  /** What the request's handler waits for: all is sent, or can no longer be. */
  public CompletableFuture<Void> answered() {
    return response.done().copy();
  }

  /** Answers the request with an exception in place of events, of which none was sent. */
  public void refuse(Throwable reason) {
    response.done().completeExceptionally(reason);
  }

  /** Whether nobody reads any more, or all was said. */
  public boolean isOver() {
    return response.done().isDone();
  }

  /**
   * Sends an event.
   *
   * @param name of the event, a word
   * @param value written as JSON
   */
  public void send(String name, Object value) {
    try {
      write("event: " + name + "\ndata: " + JSON.writeValueAsString(value) + "\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected a value with a JSON form", e);
    }
  }

  /** Sends a line that clients pass over: it shows whether they are still there. */
  void beat() {
    if (hasBegun()) {
      write(":\n\n");
    }
  }

  private synchronized boolean hasBegun() {
    return begun;
  }

  private void write(String text) {
    synchronized (this) {
      begun = true;
      try {
        response.sink().write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    response.send();
  }

  /** Nothing follows. */
  public void end() {
    response.end();
  }
}
