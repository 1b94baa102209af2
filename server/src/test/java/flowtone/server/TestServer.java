package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.library.VoiceLibrary;
import flowtone.server.http.Access;
import flowtone.server.http.AccessLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A real server on a free port with one test voice, and a client for it. */
final class TestServer implements AutoCloseable {
  static final String VOICE = "duo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final VoiceLibrary library;
  private final Path voices;
  private final Path runs;
  private final FlowtoneApp app;

  TestServer(Path folder, Limits limits) throws IOException {
    this(folder, limits, Access.DIRECT, AccessLog.none());
  }

  TestServer(Path folder, Limits limits, Access access, AccessLog log) throws IOException {
    this(folder, limits, access, log, Optional.empty());
  }

  /** One on which clients may train, on folders of recordings in a folder. */
  TestServer(Path folder, Limits limits, Optional<Path> recordings) throws IOException {
    this(folder, limits, Access.DIRECT, AccessLog.none(), recordings);
  }

  private TestServer(
      Path folder, Limits limits, Access access, AccessLog log, Optional<Path> recordings)
      throws IOException {
    voices = folder.resolve("voices");
    TestVoice.write(voices, VOICE);
    library = new VoiceLibrary(List.of(voices));
    runs = folder.resolve("runs");
    Path spool = folder.resolve("spool");
    TrainingFolders training = new TrainingFolders(runs, folder.resolve("reports"), recordings);
    ServerSettings settings =
        new ServerSettings("127.0.0.1", 0, training, spool, limits, access, log);
    app = new FlowtoneApp(settings, library).start();
  }

  FlowtoneApp app() {
    return app;
  }

  VoiceLibrary library() {
    return library;
  }

  /** Directory of the voices it finds. */
  Path voices() {
    return voices;
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

  RawClient raw() throws IOException {
    return new RawClient(app.address().getPort());
  }

  /** Waits until the server is ready, which takes no token. */
  void awaitReady() throws Exception {
    for (int tries = 0; get("/api/health/ready").statusCode() != 200; tries++) {
      assertTrue(tries < 20, "the server is not ready");
    }
  }

  /** Waits until a metric without labels has a value. */
  void awaitMetric(String name, double value) throws Exception {
    await(name, value, () -> metric(name));
  }

  /** The same of a server that has a token. */
  void awaitMetricByToken(String name, double value, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/metrics")).header("Authorization", "Bearer " + token);
    await(name, value, () -> metric(send(request), name));
  }

  /** Several times in a row: what was sent last may not have been begun with yet. */
  private static void await(String name, double value, Callable<Double> metric) throws Exception {
    int inARow = 0;
    double found = Double.NaN;
    for (int tries = 0; inARow < 5 && tries < 500; tries++) {
      found = metric.call();
      inARow = found == value ? inARow + 1 : 0;
      Thread.sleep(20);
    }
    assertEquals(value, found, name);
  }

  /** The value of a metric without labels. */
  double metric(String name) throws Exception {
    return metric(get("/metrics"), name);
  }

  private static double metric(HttpResponse<byte[]> metrics, String name) {
    String page = new String(metrics.body());
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
