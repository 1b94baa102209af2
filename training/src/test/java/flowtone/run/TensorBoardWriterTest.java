package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
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
      writer.restartedAt(5);
    }
    List<Event> events = EventFiles.read(directory);
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
    assertEquals(6, events.get(4).getStep());
    assertEquals(SessionLog.SessionStatus.START, events.get(4).getSessionLog().getStatus());
  }

  @Test
  void theMaskedChecksumIsThatOfTheFormat() {
    // CRC-32C of "123456789" is 0xe3069283 by definition of the polynomial.
    int rotated = (0xe3069283 >>> 15) | (0xe3069283 << 17);
    assertEquals(
        rotated + 0xa282ead8,
        RecordFile.maskedChecksum("123456789".getBytes(StandardCharsets.US_ASCII)));
  }
}
