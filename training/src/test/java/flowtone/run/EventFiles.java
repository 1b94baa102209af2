package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;

/** Reads what TensorBoard is to read, checksums and all. */
public final class EventFiles {
  private EventFiles() {}

  /** The events of all files of a directory, oldest file first. */
  public static List<Event> read(Path directory) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        readInto(events, ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return events;
  }

  private static void readInto(List<Event> events, ByteBuffer bytes) throws IOException {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      byte[] length = take(bytes, Long.BYTES);
      assertEquals(RecordFile.maskedChecksum(length), bytes.getInt());
      long count = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      byte[] content = take(bytes, Math.toIntExact(count));
      assertEquals(RecordFile.maskedChecksum(content), bytes.getInt());
      events.add(Event.parseFrom(content));
    }
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] bytes = new byte[count];
    from.get(bytes);
    return bytes;
  }
}
