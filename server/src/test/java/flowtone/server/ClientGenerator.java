package flowtone.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Writes a client in Java from a description of an interface and nothing else: a method for each
 * operation, named by its operationId, and one for each message of a WebSocket.
 */
final class ClientGenerator {
  private static final String NAME = "GeneratedClient";
  private static final String FRAME =
      """
      import java.net.URI;
      import java.net.URLEncoder;
      import java.net.http.*;
      import java.nio.charset.StandardCharsets;

      public final class GeneratedClient {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI base;
        private final String token;

        public GeneratedClient(URI base, String token) {
          this.base = base;
          this.token = token;
        }

        private static String text(Object value) {
          return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%%20");
        }

        private static String query(String address, String name, Object value) {
          return value == null
              ? address
              : address + (address.contains("?") ? "&" : "?") + name + "=" + text(value);
        }

        private HttpResponse<byte[]> call(String method, String address, String type, byte[] body)
            throws Exception {
          HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(address))
              .header("Authorization", "Bearer " + token)
              .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                  : HttpRequest.BodyPublishers.ofByteArray(body));
          if (type != null) {
            request.header("Content-Type", type);
          }
          return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        private WebSocket open(String address, WebSocket.Listener listener) {
          URI uri = URI.create(base.resolve(address).toString().replaceFirst("http", "ws"));
          return http.newWebSocketBuilder().header("Authorization", "Bearer " + token)
              .buildAsync(uri, listener).join();
        }

        private static String json(Object value) {
          return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
        }
      %s}
      """;

  private final JsonNode description;
  private final Schemas schemas;

  ClientGenerator(JsonNode description) {
    this.description = description;
    schemas = new Schemas(description);
  }

  /** The client, compiled into a folder. */
  Class<?> compile(Path folder) throws IOException, ClassNotFoundException {
    Path source = folder.resolve(NAME + ".java");
    Files.writeString(source, source());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
    if (status != 0) {
      throw new IllegalStateException("expected a client that compiles; got " + source());
    }
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(NAME);
  }

  private String source() {
    StringBuilder methods = new StringBuilder();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        methods.append(operation(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return FRAME.formatted(methods);
  }

  private String operation(String path, String method, JsonNode operation) {
    List<String> arguments = new ArrayList<>();
    StringBuilder address = new StringBuilder("String address = \"%s\";\n".formatted(path));
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = schemas.resolved(reference);
      String name = parameter.path("name").asText();
      arguments.add(javaType(parameter) + " " + name);
      boolean inPath = parameter.path("in").asText().equals("path");
      address.append(
          (inPath
                  ? "address = address.replace(\"{%1$s}\", text(%1$s));%n"
                  : "address = query(address, \"%1$s\", %1$s);%n")
              .formatted(name));
    }
    String id = operation.path("operationId").asText();
    return operation.path("responses").has("101")
        ? stream(id, arguments, address) + messages(operation)
        : exchange(id, method, operation, arguments, address);
  }

  private static String javaType(JsonNode parameter) {
    return switch (parameter.path("schema").path("type").asText()) {
      case "integer" -> "Long";
      case "number" -> "Double";
      default -> "String";
    };
  }

  private static String stream(String id, List<String> arguments, CharSequence address) {
    arguments.add("WebSocket.Listener listener");
    return "public WebSocket %s(%s) {%n%sreturn open(address, listener);%n}%n"
        .formatted(id, String.join(", ", arguments), address);
  }

  private static String exchange(
      String id, String method, JsonNode operation, List<String> arguments, CharSequence address) {
    String type = "null";
    String body = "null";
    if (operation.has("requestBody")) {
      type = '"' + operation.path("requestBody").path("content").fieldNames().next() + '"';
      body = "body";
      arguments.add("byte[] body");
    }
    return "public HttpResponse<byte[]> %s(%s) throws Exception {%n%sreturn call(\"%s\", address, %s, %s);%n}%n"
        .formatted(id, String.join(", ", arguments), address, method.toUpperCase(), type, body);
  }

  /** A method for each kind of message that goes up. */
  private String messages(JsonNode operation) {
    JsonNode up = schemas.resolved(operation.path("x-websocket").path("up"));
    StringBuilder methods = new StringBuilder();
    for (JsonNode message : up.path("oneOf")) {
      String type = message.path("properties").path("type").path("const").asText();
      List<String> fields = new ArrayList<>();
      message.path("properties").fieldNames().forEachRemaining(fields::add);
      fields.remove("type");
      String arguments =
          fields.stream().map(field -> "Object " + field).collect(Collectors.joining(", "));
      String values =
          fields.stream()
              .map(field -> " + \",\\\"%1$s\\\":\" + json(%1$s)".formatted(field))
              .collect(Collectors.joining());
      methods.append(
          "public static String %s(%s) {%nreturn \"{\\\"type\\\":\\\"%s\\\"\"%s + \"}\";%n}%n"
              .formatted(type, arguments, type, values));
    }
    return methods.toString();
  }
}
