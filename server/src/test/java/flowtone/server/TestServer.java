package flowtone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.library.VoiceLibrary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A real server on a free port with one test voice, and a client for it. */
final class TestServer implements AutoCloseable {
  static final String VOICE = "duo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final VoiceLibrary library;
  private final Path runs;
  private final FlowtoneApp app;

  TestServer(Path folder, Limits limits) throws IOException {
    Path voices = folder.resolve("voices");
    TestVoice.write(voices, VOICE);
    library = new VoiceLibrary(List.of(voices));
    runs = folder.resolve("runs");
    app = new FlowtoneApp(new ServerSettings("127.0.0.1", 0, runs, limits), library).start();
  }

  FlowtoneApp app() {
    return app;
  }

  /** Directory of the trainings it tells of. */
  Path runs() {
    return runs;
  }

  HttpClient http() {
    return http;
  }

  URI uri(String path) {
    return app.address().resolve(path);
  }

  HttpResponse<byte[]> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<byte[]> post(String path, byte[] body, String contentType) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<byte[]> play(String json) throws Exception {
    return post("/api/voices/" + VOICE + "/play", json.getBytes(), "application/json");
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** The value of a metric without labels. */
  double metric(String name) throws Exception {
    String page = new String(get("/metrics").body());
    return page.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    app.close();
    library.close();
  }
}
