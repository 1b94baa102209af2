package flowtone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flowtone.audio.file.Remark;
import io.javalin.http.Context;
import java.util.List;

/**
 * What whoever gets a sound should know of it, in a header beside the sound: a JSON array of
 * sentences in ASCII. Most sounds have none, and no such header.
 */
final class RemarksHeader {
  static final String NAME = "Flowtone-Remarks";

  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private RemarksHeader() {}

  static void put(Context ctx, List<Remark> remarks) {
    if (!remarks.isEmpty()) {
      ctx.header(NAME, json(remarks.stream().map(Remark::sentence).toList()));
    }
  }

  private static String json(List<String> sentences) {
    try {
      return JSON.writeValueAsString(sentences);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("expected sentences that can be written as JSON", e);
    }
  }
}
