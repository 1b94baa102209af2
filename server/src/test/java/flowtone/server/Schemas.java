package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Set;

/** Holds JSON against the schemas of a description of the interface. */
final class Schemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode description;
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  Schemas(JsonNode description) {
    this.description = description;
  }

  /** Fails if JSON is not as a schema of the description, which may refer to others, says. */
  void check(JsonNode schema, String json, String what) throws IOException {
    ObjectNode whole = (ObjectNode) local(schema);
    whole.set("$defs", local(description.at("/components/schemas")));
    JsonSchema compiled = factory.getSchema(whole);
    Set<ValidationMessage> faults = compiled.validate(JSON.readTree(json));
    assertEquals(Set.of(), faults, what);
  }

  /** The same, referring to what is beside it. */
  private static JsonNode local(JsonNode node) throws IOException {
    return JSON.readTree(node.toString().replace("#/components/schemas/", "#/$defs/"));
  }

  /** The node itself, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : description.at(reference.substring(1));
  }
}
