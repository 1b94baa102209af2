package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is claimed of files that are read. */
final class ReadFiles {
  private ReadFiles() {}

  static void assertRemark(Path file, String phrase) {
    Recording recording = AudioFiles.readRemarked(file);
    assertEquals(List.of(new Remark(file.toString(), true, phrase)), recording.remarks());
    assertFalse(recording.isWhole());
    assertEquals(file + " " + phrase, recording.remarks().get(0).sentence());
  }

  static void assertTone(Waveform tone, double frequencyHz, double amplitude) {
    Waveform expected = Tones.sine(frequencyHz, amplitude, 0.2, tone.sampleRateHz());
    assertArrayEquals(expected.samples(), tone.samples(), 1e-4f);
  }

  /** Writes what is no recording to a file, and expects the sentence that says so. */
  static void assertRefused(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.read(file));
    String expected = "expected a " + AudioFiles.FORMATS + " recording in " + file + "; got ";
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }

  static InputStream resource(String name) {
    return ReadFiles.class.getResourceAsStream(name);
  }
}
