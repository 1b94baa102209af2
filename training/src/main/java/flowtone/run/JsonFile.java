package flowtone.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.storage.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Values stored as JSON, a file each. */
final class JsonFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFile() {}

  /**
   * A value; empty where there is no file.
   *
   * @throws RunException if the file is damaged
   */
  static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), type))
          : Optional.empty();
    } catch (IOException e) {
      String what = file.getFileName().toString().replace(".json", "");
      throw new RunException(
          "expected the %s of a run in %s; got: a damaged file".formatted(what, file), e);
    }
  }

  /**
   * Writes a value atomically.
   *
   * @throws RunException if it cannot be written
   */
  static void write(Path file, Object value) {
    try {
      byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
      AtomicFile.write(file, ByteBuffer.wrap(text));
    } catch (IOException e) {
      throw RunException.of("to write " + file, e);
    }
  }
}
