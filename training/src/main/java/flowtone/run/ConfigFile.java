package flowtone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import flowtone.storage.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Configurations: records stored as YAML. Each kind of record has shipped configurations, found by
 * name in the class path under {@code /configs/KIND/NAME.yaml}. Every key is required and no other
 * is allowed.
 */
public final class ConfigFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .build())
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

  private ConfigFile() {}

  /**
   * Reads a shipped configuration by its name, or a file.
   *
   * @param kind directory of the shipped ones, such as {@code teacher}
   * @param nameOrFile such as {@code instrument} or {@code my.yaml}
   * @throws RunException if there is none of that name, or it does not fit the record
   */
  public static <T extends Record> T read(String kind, String nameOrFile, Class<T> type) {
    try (InputStream shipped =
        ConfigFile.class.getResourceAsStream("/configs/" + kind + "/" + nameOrFile + ".yaml")) {
      if (shipped != null) {
        return parse(nameOrFile, shipped.readAllBytes(), type);
      }
    } catch (IOException e) {
      throw RunException.of("to read the configuration " + nameOrFile, e);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new RunException(
          "expected a configuration file or one of the names %s; got '%s'"
              .formatted(ShippedConfigs.names(kind), nameOrFile),
          new NoSuchFileException(nameOrFile));
    }
    return read(file, type);
  }

  /**
   * Reads a file.
   *
   * @throws RunException if it is missing or does not fit the record
   */
  public static <T extends Record> T read(Path file, Class<T> type) {
    try {
      return parse(file.toString(), Files.readAllBytes(file), type);
    } catch (IOException e) {
      throw RunException.of("a configuration in " + file, e);
    }
  }

  /**
   * A configuration with other values of some keys.
   *
   * @param values YAML by the keys that lead there, joined by dots, as in {@code
   *     optimiser.learningRate}
   * @throws RunException if there is no such key, or the record takes no such value
   */
  public static <T extends Record> T with(T config, Map<String, String> values, Class<T> type) {
    try {
      ObjectNode tree = YAML.valueToTree(config);
      for (Map.Entry<String, String> value : values.entrySet()) {
        new ConfigKeys("the configuration")
            .parent(tree, value.getKey())
            .set(ConfigKeys.last(value.getKey()), YAML.readTree(value.getValue()));
      }
      return parse("the values given", tree, type);
    } catch (JsonProcessingException e) {
      throw new RunException(explain("the values given", e), e);
    }
  }

  /**
   * All values of a file as text, by their keys joined by dots, in the order of the file.
   *
   * @throws RunException if it is missing or no YAML
   */
  public static Map<String, String> values(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      collect(YAML.readTree(Files.readAllBytes(file)), "", values);
    } catch (IOException e) {
      throw RunException.of("a configuration in " + file, e);
    }
    return values;
  }

  private static void collect(JsonNode node, String path, Map<String, String> values) {
    if (!node.isObject()) {
      values.put(path, node.isValueNode() ? node.asText() : node.toString());
      return;
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      collect(field.getValue(), prefix + field.getKey(), values);
    }
  }

  /** Writes a configuration so that {@link #read(Path, Class)} gives it back. */
  public static void write(Path file, Record config) {
    try {
      AtomicFile.write(file, ByteBuffer.wrap(YAML.writeValueAsBytes(config)));
    } catch (IOException e) {
      throw RunException.of("to write a configuration to " + file, e);
    }
  }

  /** A configuration as text, so that {@link #parse} gives it back. */
  public static String text(Record config) {
    try {
      return YAML.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration that cannot be written", e);
    }
  }

  /**
   * A configuration from its text.
   *
   * @throws RunException if it does not fit the record
   */
  public static <T extends Record> T parse(String text, Class<T> type) {
    try {
      return parse("a configuration", text.getBytes(StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw RunException.of("a configuration", e);
    }
  }

  private static <T> T parse(String source, byte[] text, Class<T> type) throws IOException {
    try {
      JsonNode tree = YAML.readTree(text);
      if (!tree.isObject()) {
        throw new RunException("expected keys and values in " + source + "; got none");
      }
      return parse(source, tree, type);
    } catch (JsonProcessingException e) {
      throw new RunException(explain(source, e), e);
    }
  }

  private static <T> T parse(String source, JsonNode tree, Class<T> type)
      throws JsonProcessingException {
    new ConfigKeys(source).check(tree, type, "");
    return YAML.treeToValue(tree, type);
  }

  private static String explain(String source, JsonProcessingException e) {
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      return "in %s%s: %s".formatted(source, at(invalid), invalid.getCause().getMessage());
    }
    if (e instanceof MismatchedInputException mismatched) {
      return "expected a fitting value in %s%s; got: %s"
          .formatted(source, at(mismatched), e.getOriginalMessage());
    }
    return "expected YAML in %s; got: %s (line %d)"
        .formatted(source, firstLine(e.getOriginalMessage()), e.getLocation().getLineNr());
  }

  private static String at(JsonMappingException e) {
    return e.getPath().isEmpty() ? "" : " at '" + keyPath(e) + "'";
  }

  private static String keyPath(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
