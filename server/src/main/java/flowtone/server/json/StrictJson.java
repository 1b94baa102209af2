package flowtone.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flowtone.server.problem.Quotation;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads JSON objects, one a text: no field twice, nothing behind the object, no number that
 * overflows, no deep nesting. Thread-safe.
 */
public final class StrictJson {
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(8)
          .maxNumberLength(40)
          .maxNameLength(200)
          .build();

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(CONSTRAINTS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads an object.
   *
   * @param expected what it should have been, for a sentence
   * @throws MalformedJsonException saying what was expected and what came
   */
  public static JsonNode object(String text, String expected) {
    try {
      return checked(JSON.readTree(text), expected);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(expected, reason(e));
    }
  }

  /** Reads an object as {@link #object(String, String)} does. */
  public static JsonNode object(byte[] text, String expected) {
    try {
      return checked(JSON.readTree(text), expected);
    } catch (IOException e) {
      throw new MalformedJsonException(expected, reason(e));
    }
  }

  private static JsonNode checked(JsonNode json, String expected) {
    if (!json.isObject()) {
      String got = json.isMissingNode() ? "nothing" : Quotation.cut(json.toString());
      throw new MalformedJsonException(expected, got);
    }
    return json;
  }

  private static String reason(IOException e) {
    JsonLocation location =
        e instanceof JsonProcessingException syntax ? syntax.getLocation() : null;
    return location == null
        ? "text that is none"
        : "text that is none from line %d, column %d on"
            .formatted(location.getLineNr(), location.getColumnNr());
  }

  /**
   * Refuses fields that nothing is known of, and numbers too large for any use.
   *
   * @throws IllegalArgumentException naming the first such field
   */
  public static void expectOnly(JsonNode object, Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "expected no fields but %s; got \"%s\""
                .formatted(String.join(", ", new TreeSet<>(known)), name));
      }
      expectFinite(name, object.get(name));
    }
  }

  /**
   * Refuses numbers that overflow, in all a value holds.
   *
   * @throws IllegalArgumentException naming the field
   */
  public static void expectFinite(String name, JsonNode value) {
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException(
          "expected \"%s\" as a number below 1e308; got a larger one".formatted(name));
    }
    value.forEach(inner -> expectFinite(name, inner));
  }
}
