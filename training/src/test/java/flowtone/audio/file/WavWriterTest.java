package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter.Encoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {
  private static final float[] SAMPLES = {0f, 0.1f, -0.2f, 0.999f, -1f};

  @TempDir Path folder;

  @Test
  void floatsComeBackExactly() {
    Path file = folder.resolve("float.wav");
    WavWriter.write(file, new Waveform(SAMPLES, 16000), Encoding.FLOAT32);

    Waveform read = AudioFiles.read(file);
    assertEquals(16000, read.sampleRateHz());
    assertArrayEquals(SAMPLES, read.samples());
  }

  @Test
  void integersComeBackToHalfAStep() {
    Path file = folder.resolve("integer.wav");
    WavWriter.write(file, new Waveform(SAMPLES, 48000));

    Waveform read = AudioFiles.read(file);
    assertEquals(48000, read.sampleRateHz());
    assertArrayEquals(SAMPLES, read.samples(), 0.5f / 32768 + 1e-9f);
  }

  @Test
  void integersBeyondFullScaleAreClippedNotWrapped() {
    Path file = folder.resolve("loud.wav");
    WavWriter.write(file, new Waveform(new float[] {3f, -3f}, 16000));

    assertArrayEquals(new float[] {32767 / 32768f, -1f}, AudioFiles.read(file).samples());
  }

  @Test
  void aStreamedWavIsReadToItsEnd() throws IOException {
    for (Encoding encoding : Encoding.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (WavWriter writer = WavWriter.stream(out, 16000, encoding)) {
        writer.write(SAMPLES);
        writer.write(SAMPLES);
      }
      Waveform read = AudioFiles.read(new ByteArrayInputStream(out.toByteArray()), "stream", 60);
      assertEquals(2 * SAMPLES.length, read.samples().length);
      assertEquals(SAMPLES[2], read.samples()[SAMPLES.length + 2], 1e-4f);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("no/such/folder.wav");
    var e =
        assertThrows(
            AudioFileException.class, () -> WavWriter.write(nowhere, new Waveform(SAMPLES, 16000)));
    assertEquals(
        "expected to write 5 samples to " + nowhere + "; got no such file or folder",
        e.getMessage());
  }
}
