package flowtone.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Checks the keys of a configuration against the components of its record, and that numbers are
 * numbers: of words such as {@code 1d} and {@code 0x1p3} Java would make some.
 */
final class ConfigKeys {
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          float.class,
          Float.class,
          double.class,
          Double.class);

  private final String source;

  /**
   * @param source named in error messages
   */
  ConfigKeys(String source) {
    this.source = source;
  }

  /**
   * Checks a record and the records within it.
   *
   * @param path of the node with a dot at its end, empty at the root
   * @throws RunException naming the first key that is unknown or missing, or whose value is no
   *     number
   */
  void check(JsonNode node, Class<?> type, String path) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.contains(key)) {
        throw new RunException(
            "expected one of the keys %s in %s; got '%s%s'".formatted(known, source, path, key));
      }
    }
    for (RecordComponent component : components) {
      checkComponent(node.get(component.getName()), component, path + component.getName());
    }
  }

  private void checkComponent(JsonNode value, RecordComponent component, String path) {
    if (value == null && component.getAccessor().isAnnotationPresent(JsonProperty.class)) {
      return; // Annotated keys are optional: older files lack them.
    }
    if (value == null || value.isNull()) {
      throw new RunException("expected the key '%s' in %s; got none".formatted(path, source));
    }
    if (NUMBERS.contains(component.getType()) && !isFinite(value)) {
      throw new RunException(
          "expected a number as '%s' in %s; got %s".formatted(path, source, value));
    }
    if (component.getType().isRecord() && value.isObject()) {
      check(value, component.getType(), path + ".");
    }
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  /**
   * The node that holds the last of some keys.
   *
   * @param path keys from the root, joined by dots
   * @throws RunException naming the keys there are where one of the path is none
   */
  ObjectNode parent(ObjectNode root, String path) {
    ObjectNode node = root;
    String[] keys = path.split("\\.");
    for (int i = 0; i + 1 < keys.length; i++) {
      if (!(node.get(keys[i]) instanceof ObjectNode below)) {
        throw unknown(path, node);
      }
      node = below;
    }
    return node;
  }

  private RunException unknown(String path, ObjectNode node) {
    List<String> known = new ArrayList<>();
    node.fieldNames().forEachRemaining(known::add);
    return new RunException(
        "expected keys of %s, which has %s there; got '%s'".formatted(source, known, path));
  }

  /** The last of keys joined by dots. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
