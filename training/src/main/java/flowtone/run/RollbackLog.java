package flowtone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The rollbacks of a run as JSON lines. One writer, any number of readers. */
public final class RollbackLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  RollbackLog(Path file) {
    this.file = file;
  }

  /**
   * Adds one at the end.
   *
   * @throws RunException if it cannot be written
   */
  public void append(Rollback rollback) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(rollback) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw RunException.of("to write " + file, e);
    }
  }

  /** All in the order they happened; runs of older versions do not tell. */
  public List<Rollback> read() {
    List<Rollback> rollbacks = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        rollbacks.add(JSON.readValue(line, Rollback.class));
      }
    } catch (JsonProcessingException e) {
      // The last line, which a kill truncated.
      return rollbacks;
    } catch (IOException e) {
      throw RunException.of("the rollbacks in " + file, e);
    }
    return rollbacks;
  }
}
