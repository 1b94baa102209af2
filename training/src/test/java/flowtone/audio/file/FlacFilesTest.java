package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FLAC, whole and damaged. */
class FlacFilesTest {
  @TempDir Path folder;

  @Test
  void flacOf16BitsGivesTheToneThatWasEncoded() throws IOException {
    Waveform read = AudioFiles.read(ReadFiles.resource("tone-stereo-16bit.flac"), "tone", 60);

    assertEquals(44100, read.sampleRateHz());
    ReadFiles.assertTone(read, 1000, 0.25); // One channel of amplitude 0.5, the other silent.
  }

  @Test
  void flacOf24BitsGivesTheToneThatWasEncoded() throws IOException {
    Waveform read = AudioFiles.read(ReadFiles.resource("tone-mono-24bit.flac"), "tone", 60);

    assertEquals(22050, read.sampleRateHz());
    ReadFiles.assertTone(read, 500, 0.25);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30, 45, 1000})
  void aFlacCutBeforeItsFirstFrameEndsIsRefused(int bytesKept) throws IOException {
    byte[] whole = ReadFiles.resource("tone-stereo-16bit.flac").readAllBytes();
    ReadFiles.assertRefused(folder.resolve("cut.flac"), Arrays.copyOf(whole, bytesKept));
  }

  @Test
  void aTruncatedFlacIsReadAsFarAsItGoes() throws IOException {
    byte[] whole = ReadFiles.resource("tone-stereo-16bit.flac").readAllBytes();
    Path file = Files.write(folder.resolve("cut.flac"), Arrays.copyOf(whole, 3000));

    ReadFiles.assertRemark(file, "breaks off after 0.093 seconds; 0.11 more were promised");
    assertBeginningOfTone(AudioFiles.read(file), 4096);
  }

  @Test
  void aFlacWithOneChangedBitLosesNoMoreThanAFrame() throws IOException {
    byte[] bytes = ReadFiles.resource("tone-stereo-16bit.flac").readAllBytes();
    bytes[bytes.length / 2] ^= 0x10;
    Path file = Files.write(folder.resolve("bit.flac"), bytes);

    ReadFiles.assertRemark(file, "is damaged: 0.093 seconds are missing in one place");
    assertEquals(8820 - 4096, AudioFiles.read(file).samples().length);
  }

  private static void assertBeginningOfTone(Waveform read, int samples) {
    float[] expected = Tones.sine(1000, 0.25, 0.2, 44100).samples();
    assertArrayEquals(Arrays.copyOf(expected, samples), read.samples(), 1e-4f);
  }
}
