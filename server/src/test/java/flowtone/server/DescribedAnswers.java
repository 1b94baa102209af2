package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers held against the description of the interface, and which statuses came. */
final class DescribedAnswers {
  private final JsonNode description;
  private final Schemas schemas;
  private final Map<String, Set<Integer>> answered = new TreeMap<>();

  DescribedAnswers(JsonNode description) {
    this.description = description;
    schemas = new Schemas(description);
  }

  /** The statuses that an operation was answered with. */
  Set<Integer> statuses(String operationId) {
    return answered.getOrDefault(operationId, Set.of());
  }

  /** Takes an answer in; fails if the description does not know of it. */
  void enter(String method, String path, RawClient.Answer answer) throws IOException {
    JsonNode operation = operation(method, path.split("\\?")[0]);
    JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
    String what = method + " " + path + " answered " + answer;
    assertTrue(!response.isMissingNode(), () -> what.substring(0, Math.min(400, what.length())));
    JsonNode resolved = schemas.resolved(response);
    String type = answer.header("Content-Type").split(";")[0];
    assertTrue(
        !resolved.has("content") || resolved.path("content").has(type),
        () -> "as " + type + ": " + what.substring(0, Math.min(200, what.length())));
    // Present unless the description says that it may be absent.
    resolved
        .path("headers")
        .properties()
        .forEach(
            header ->
                assertTrue(
                    !header.getValue().path("required").asBoolean(true)
                        || !answer.header(header.getKey()).isEmpty(),
                    () -> header.getKey() + " of " + method + " " + path));
    JsonNode schema = resolved.path("content").path(type).path("schema");
    if (type.endsWith("json") && !schema.isMissingNode() && !answer.body().isEmpty()) {
      schemas.check(schema, answer.body(), what.substring(0, Math.min(200, what.length())));
    }
    if (type.equals("application/problem+json")) {
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      assertEquals(answer.status(), problem.path("status").asInt());
    }
    answered
        .computeIfAbsent(operation.path("operationId").asText(), id -> new TreeSet<>())
        .add(answer.status());
  }

  /** Begins a body that never comes. */
  void callSlowly(TestServer server, String path) throws Exception {
    try (RawClient slow = server.raw()) {
      slow.head("POST " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 50");
      enter("POST", path, slow.answer());
    }
  }

  /** Calls an operation while another upload takes all the room there is, of all or of a client. */
  void callUploading(TestServer full, String path) throws Exception {
    try (RawClient holding = full.raw();
        RawClient refused = full.raw()) {
      String[] head = {"POST " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 90000"};
      holding.head(head).send(new byte[80_000]);
      full.awaitMetric("flowtone_upload_bytes", 90_000);
      enter("POST", path, refused.head(head).answer());
    }
    full.awaitMetric("flowtone_upload_bytes", 0);
  }

  /** Calls an operation by a name that is not the server's. */
  void callForeignHost(TestServer server, String method, String path, String headers)
      throws Exception {
    try (RawClient client = server.raw()) {
      String more = headers.startsWith("Connection") ? "\r\n" + headers : "";
      client.head(method + " " + path + " HTTP/1.1", "Host: elsewhere.example" + more);
      enter(method, path, client.answer());
    }
  }

  /** Calls an operation, and takes the answer in. */
  void call(TestServer server, String method, String path, String header, String body)
      throws Exception {
    try (RawClient client = server.raw()) {
      byte[] bytes = body.getBytes("ISO-8859-1");
      client.head(
          method + " " + path + " HTTP/1.1",
          "Host: 127.0.0.1" + (header.isEmpty() ? "" : "\r\n" + header),
          "Content-Length: " + bytes.length);
      client.send(bytes);
      enter(method, path, client.answer());
    }
  }

  private JsonNode operation(String method, String path) {
    JsonNode paths = description.path("paths");
    String template =
        paths.has(path)
            ? path
            : path.replaceFirst("^/api/voices/[^/]+", "/api/voices/{name}")
                .replaceFirst("^/api/runs/[^/]+", "/api/runs/{id}")
                .replaceFirst("/samples/[^/]+$", "/samples/{file}")
                .replaceFirst("/recordings/[^/]+/[^/]+$", "/recordings/{folder}/{name}");
    return paths.path(template).path(method.toLowerCase());
  }
}
