package flowtone.audio.file;

import static javax.sound.sampled.AudioFileFormat.Type.AIFF;
import static javax.sound.sampled.AudioFileFormat.Type.WAVE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV and AIFF of every depth and rate. */
class WavFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32", "3,64"})
  void wavOfEveryDepthGivesItsSamplesMixedDown(int formatTag, int bits) throws IOException {
    float[] left = {0.5f, -0.25f, 0.75f, -1f};
    float[] right = {0.25f, -0.75f, 0.25f, -1f};
    Path file = folder.resolve("a.wav");
    Files.write(file, WavBytes.of(formatTag, bits, false, left, right));

    Waveform read = AudioFiles.read(file);

    assertEquals(44100, read.sampleRateHz());
    assertArrayEquals(new float[] {0.375f, -0.5f, 0.5f, -1f}, read.samples(), 1e-7f);
  }

  @ParameterizedTest
  @CsvSource({"1,16", "1,24", "3,32"})
  void theExtensibleWavFormatIsRead(int formatTag, int bits) throws IOException {
    float[] channel = {0.5f, -0.25f};
    Path file = folder.resolve("a.wav");
    Files.write(file, WavBytes.of(formatTag, bits, true, channel, channel, channel, channel));

    assertArrayEquals(channel, AudioFiles.read(file).samples(), 1e-7f);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11025, 22050, 44100, 48000, 96000})
  void everyUsualRateIsReadFromWavAndAiff(int rateHz) throws IOException {
    for (AudioFileFormat.Type type : List.of(WAVE, AIFF)) {
      for (int bits : new int[] {16, 24}) {
        Path file = folder.resolve(rateHz + "-" + bits + "." + type.getExtension());
        write(file, type, bits, Tones.sine(440, 0.5, 0.1, rateHz), 3);
        Waveform read = AudioFiles.read(file);
        assertEquals(rateHz, read.sampleRateHz());
        Waveform expected = Tones.sine(440, 0.5, 0.1, rateHz);
        assertArrayEquals(expected.samples(), read.samples(), 4e-5f);
      }
    }
  }

  /** The same sound on every channel. */
  private static void write(
      Path file, AudioFileFormat.Type type, int bits, Waveform sound, int channels)
      throws IOException {
    boolean bigEndian = type == AIFF;
    byte[] bytes = new byte[sound.samples().length * channels * bits / 8];
    int at = 0;
    for (float sample : sound.samples()) {
      int value = Math.round(sample * (1 << (bits - 1)));
      for (int i = 0; i < channels * bits; i += 8) {
        int bit = i % bits;
        bytes[at++] = (byte) (value >> (bigEndian ? bits - 8 - bit : bit));
      }
    }
    AudioFormat format = new AudioFormat(sound.sampleRateHz(), bits, channels, true, bigEndian);
    AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, sound.samples().length);
    AudioSystem.write(stream, type, file.toFile());
  }

  @Test
  void aRateNoOneRecordsAtIsRefused() throws IOException {
    byte[] wav = WavBytes.of(WavBytes.FORMAT_INTEGER, 16, false, new float[100]);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 17);
    ReadFiles.assertRefused(folder.resolve("slow.wav"), wav);
  }

  @Test
  void aTruncatedWavIsReadAsFarAsItGoes() throws IOException {
    byte[] whole = WavBytes.of(WavBytes.FORMAT_INTEGER, 16, false, new float[100]);
    Path file = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length - 40));

    ReadFiles.assertRemark(file, "breaks off after 0.0018 seconds; 0.00045 more were promised");
    assertEquals(80, AudioFiles.read(file).samples().length);
  }

  @Test
  void aWavWithoutSamplesIsRefused() throws IOException {
    ReadFiles.assertRefused(
        folder.resolve("none.wav"), WavBytes.of(WavBytes.FORMAT_INTEGER, 16, false, new float[0]));
  }

  @Test
  void samplesThatAreNotNumbersAreRefused() throws IOException {
    ReadFiles.assertRefused(
        folder.resolve("nan.wav"),
        WavBytes.of(WavBytes.FORMAT_FLOAT, 32, false, new float[] {0, Float.NaN}));
  }
}
