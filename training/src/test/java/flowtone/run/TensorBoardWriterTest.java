package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class TensorBoardWriterTest {
  @TempDir Path directory;

  @Test
  void curvesSoundsAndPicturesComeBack() throws IOException {
    byte[] wav = {1, 2, 3};
    byte[] png = {4, 5};
    try (TensorBoardWriter writer = new TensorBoardWriter(directory)) {
      writer.scalars(7, Map.of("test/nll", -1.5));
      writer.audio(8, "sample", wav, 16000, 1);
      writer.image(9, "spectrogram", png, 20, 10);
    }
    List<Event> events = readEvents();
    assertEquals("brain.Event:2", events.get(0).getFileVersion());
    Summary.Value scalar = events.get(1).getSummary().getValue(0);
    assertEquals(7, events.get(1).getStep());
    assertEquals("test/nll", scalar.getTag());
    assertEquals(-1.5f, scalar.getSimpleValue());
    Summary.Audio audio = events.get(2).getSummary().getValue(0).getAudio();
    assertArrayEquals(wav, audio.getEncodedAudioString().toByteArray());
    assertEquals(16000, audio.getSampleRate());
    Summary.Image image = events.get(3).getSummary().getValue(0).getImage();
    assertArrayEquals(png, image.getEncodedImageString().toByteArray());
    assertEquals(20, image.getWidth());
  }

  @Test
  void theMaskedChecksumIsThatOfTheFormat() {
    // CRC-32C of "123456789" is 0xe3069283 by definition of the polynomial.
    int rotated = (0xe3069283 >>> 15) | (0xe3069283 << 17);
    assertEquals(
        rotated + 0xa282ead8,
        RecordFile.maskedChecksum("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  private List<Event> readEvents() throws IOException {
    ByteBuffer bytes;
    try (Stream<Path> files = Files.list(directory)) {
      bytes = ByteBuffer.wrap(Files.readAllBytes(files.findFirst().orElseThrow()));
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = take(bytes, Long.BYTES);
      assertEquals(RecordFile.maskedChecksum(length), bytes.getInt());
      byte[] content = take(bytes, length[0] & 0xff);
      assertEquals(RecordFile.maskedChecksum(content), bytes.getInt());
      events.add(Event.parseFrom(content));
    }
    return events;
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] bytes = new byte[count];
    from.get(bytes);
    return bytes;
  }
}
