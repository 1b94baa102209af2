package flowtone.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a family by its id. */
final class FlowFamilyReader extends StdDeserializer<FlowFamily> {
  private static final long serialVersionUID = 1;

  FlowFamilyReader() {
    super(FlowFamily.class);
  }

  @Override
  public FlowFamily deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String id = _parseString(parser, context, this);
    try {
      return FlowFamilies.of(id);
    } catch (IllegalArgumentException e) {
      return (FlowFamily) context.handleInstantiationProblem(FlowFamily.class, id, e);
    }
  }
}
