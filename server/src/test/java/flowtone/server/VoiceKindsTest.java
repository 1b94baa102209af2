package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.VoiceKind;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceKindsTest {
  @Test
  void everyKindIsDescribed() throws Exception {
    try (InputStream document = SystemRoutes.class.getResourceAsStream("openapi.json")) {
      List<String> described =
          new ObjectMapper()
              .readTree(document).findValues("kind").stream()
                  .map(kind -> kind.path("enum").toString())
                  .filter(names -> names.contains("instrument"))
                  .toList();
      JsonNode kinds = new ObjectMapper().valueToTree(Arrays.asList(VoiceKind.values()));
      assertEquals(List.of(kinds.toString()), described);
    }
  }
}
