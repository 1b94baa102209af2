package flowtone.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.storage.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics of a run as JSON lines. A kill may truncate the last line: readers skip it and the
 * next writer removes it. One writer, any number of readers.
 */
public final class MetricsLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public MetricsLog(Path file) {
    this.file = file;
  }

  /**
   * Adds an entry at the end.
   *
   * @throws RunException if it cannot be written
   */
  public void append(MetricsEntry entry) {
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(entry) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** All complete entries in the order they were written, none where there is no file yet. */
  public List<MetricsEntry> read() {
    List<MetricsEntry> entries = new ArrayList<>();
    for (String line : completeLines()) {
      try {
        entries.add(JSON.readValue(line, MetricsEntry.class));
      } catch (JsonProcessingException e) {
        // A line that a full disk or a kill truncated before the run was resumed.
        continue;
      }
    }
    return entries;
  }

  /**
   * Removes what a resumed run will measure again: entries after the step it resumes from, and a
   * truncated line.
   */
  public void dropAfter(long step) {
    StringBuilder kept = new StringBuilder();
    try {
      for (MetricsEntry entry : read()) {
        if (entry.step() <= step) {
          kept.append(JSON.writeValueAsString(entry)).append('\n');
        }
      }
      AtomicFile.write(file, ByteBuffer.wrap(kept.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private List<String> completeLines() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private RunException unusable(IOException e) {
    return RunException.of("to use the metrics in " + file, e);
  }
}
