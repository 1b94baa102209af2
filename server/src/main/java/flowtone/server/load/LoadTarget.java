package flowtone.server.load;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The server under load, and the voice that is played.
 *
 * @param base address of its page
 * @param token that it takes, if any
 */
record LoadTarget(HttpClient http, URI base, String voice, Optional<String> token) {
  private static final String AUTHORIZATION = "Authorization";

  /** The live stream of the voice. */
  URI stream(int windowSamples) {
    String address = address("stream?windowSamples=" + windowSamples).toString();
    return URI.create(address.replaceFirst("^http", "ws"));
  }

  WebSocket.Builder webSocket() {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    token.ifPresent(value -> builder.header(AUTHORIZATION, bearer(value)));
    return builder;
  }

  /** A request for a sound of some notes. */
  HttpRequest play(String notes) {
    return get(address("play?notes=" + notes));
  }

  /** A request for what the server tells of itself. */
  HttpRequest metrics() {
    return get(root().resolve("metrics"));
  }

  private HttpRequest get(URI address) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address);
    token.ifPresent(value -> builder.header(AUTHORIZATION, bearer(value)));
    return builder.build();
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private URI address(String ofVoice) {
    String name = URLEncoder.encode(voice, StandardCharsets.UTF_8).replace("+", "%20");
    return root().resolve("api/voices/" + name + "/" + ofVoice);
  }

  private URI root() {
    return URI.create(base.toString().replaceFirst("/*$", "/"));
  }
}
