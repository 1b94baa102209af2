package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of files before a format is. */
class AudioFilesTest {
  @TempDir Path folder;

  @Test
  void theContentTellsTheFormatAndNotTheName() throws IOException {
    Path file = folder.resolve("really.mp3");
    Files.write(file, ReadFiles.resource("tone-mono-24bit.flac").readAllBytes());
    ReadFiles.assertTone(AudioFiles.read(file), 500, 0.25);
  }

  @Test
  void whereThatIsAskedForOnlyAWholeRecordingIsAccepted() throws IOException {
    byte[] whole = WavBytes.of(WavBytes.FORMAT_INTEGER, 16, false, new float[100]);
    assertEquals(
        100,
        AudioFiles.readWhole(Files.write(folder.resolve("whole.wav"), whole))
            .sound()
            .samples()
            .length);
    Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length - 40));
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.readWhole(cut));
    assertEquals(
        "expected a whole recording in "
            + cut
            + "; got one that breaks off after 0.0018 seconds; 0.00045 more were promised",
        e.getMessage());
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    ReadFiles.assertRefused(folder.resolve("empty.wav"), new byte[0]);
  }

  @Test
  void aTextFileCalledWavIsRefused() throws IOException {
    ReadFiles.assertRefused(
        folder.resolve("text.wav"), "la la la, a song in words".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.wav");
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.read(missing));
    assertEquals(
        "expected an audio file at " + missing + "; got no such file or folder", e.getMessage());
  }
}
