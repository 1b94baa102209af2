package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SoundWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "WAV, INT16, 3e-5",
    "WAV, INT24, 2e-7",
    "WAV, FLOAT32, 0",
    "FLAC, INT16, 3e-5",
    "FLAC, INT24, 2e-7"
  })
  void whatHasNoLossComesBackSampleBySample(SoundFormat format, SampleDepth depth, float tolerance)
      throws IOException {
    Waveform tone = Tones.sine(440, 0.5, 1.5, 44100);
    Path file = folder.resolve("tone." + format.extension());
    write(SoundWriter.create(file, format, depth, 44100), tone);
    Waveform fromFile = AudioFiles.readWhole(file).sound();
    assertArrayEquals(tone.samples(), fromFile.samples(), tolerance);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(SoundWriter.stream(out, format, depth, 44100), tone);
    Recording streamed = SoundBytes.recording(out.toByteArray());
    assertEquals(List.of(), streamed.remarks());
    assertArrayEquals(tone.samples(), streamed.sound().samples(), tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "MP3, 44100, 44100",
    "MP3, 8000, 8000",
    "MP3, 96000, 48000",
    "OGG, 16000, 48000",
    "OPUS, 44100, 48000",
    "OPUS, 48000, 48000",
    "M4A, 16000, 16000",
    "M4A, 44100, 44100",
    "M4A, 8000, 8000"
  })
  void whatHasLossComesBackAsTheToneItWasAndAsLong(SoundFormat format, int rateHz, int readRateHz)
      throws IOException {
    Waveform tone = Tones.sine(440, 0.5, 2, rateHz);
    Path file = folder.resolve("tone." + format.extension());
    write(SoundWriter.create(file, format, SampleDepth.INT16, rateHz), tone);
    assertTone(AudioFiles.readWhole(file).sound(), readRateHz, 0.02);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(SoundWriter.stream(out, format, SampleDepth.INT16, rateHz), tone);
    Recording streamed = SoundBytes.recording(out.toByteArray());
    assertEquals(List.of(), streamed.remarks());
    assertTone(streamed.sound(), readRateHz, 0.2);
  }

  private static void assertTone(Waveform read, int rateHz, double longerSeconds) {
    assertEquals(rateHz, read.sampleRateHz());
    assertTrue(read.seconds() > 1.99 && read.seconds() < 2 + longerSeconds, "" + read.seconds());
    assertEquals(0.5, SoundBytes.amplitude(read, 440), 0.03);
  }

  @ParameterizedTest
  @EnumSource(SoundFormat.class)
  void aStreamBeginsBeforeItsEnd(SoundFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SoundWriter writer = SoundWriter.stream(out, format, SampleDepth.INT16, 48000)) {
      writer.write(Tones.sine(440, 0.5, 4, 48000).samples());
      assertTrue(out.size() > 1000, "" + out.size());
    }
  }

  @Test
  void samplesBeyondFullScaleAreClippedAndDoNotWrapAround() throws IOException {
    Path file = folder.resolve("loud.flac");
    Waveform loud = new Waveform(new float[] {2, -2, 1, -1}, 44100);
    write(SoundWriter.create(file, SoundFormat.FLAC, SampleDepth.INT16, 44100), loud);
    assertArrayEquals(new float[] {1, -1, 1, -1}, AudioFiles.read(file).samples(), 4e-5f);
  }

  @Test
  void anEmptySoundIsAFileThatSaysSo() throws IOException {
    Path file = folder.resolve("none.wav");
    SoundWriter.create(file, SoundFormat.WAV, SampleDepth.INT16, 44100).close();
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.read(file));
    assertTrue(e.getMessage().endsWith("got a file without a single sample"), e.getMessage());
  }

  @Test
  void theNameTellsTheFormat() {
    assertEquals(Optional.of(SoundFormat.FLAC), SoundFormat.of(Path.of("a", "b.FLAC")));
    assertEquals(Optional.empty(), SoundFormat.of(Path.of("b.wma")));
    assertEquals(".wav, .flac, .mp3, .ogg, .opus, .m4a", SoundFormat.extensions());
  }

  @Test
  void flacHasNoFloats() {
    Path file = folder.resolve("a.flac");
    assertThrows(
        IllegalArgumentException.class,
        () -> SoundWriter.create(file, SoundFormat.FLAC, SampleDepth.FLOAT32, 44100));
    assertTrue(Files.notExists(file));
  }

  @ParameterizedTest
  @EnumSource(SoundFormat.class)
  void aListenerWhoGoesAwayIsTheCallersException(SoundFormat format) throws IOException {
    IOException gone = new IOException("gone");
    OutputStream out =
        new OutputStream() {
          private int room = 20_000;

          @Override
          public void write(int b) throws IOException {
            if (room-- <= 0) {
              throw gone;
            }
          }
        };
    SoundWriter writer = SoundWriter.stream(out, format, SampleDepth.INT16, 48000);
    float[] noise = new float[48000 * 4];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    assertEquals(gone, assertThrows(IOException.class, () -> writer.write(noise)));
    writer.close();
  }

  static void write(SoundWriter writer, Waveform sound) throws IOException {
    try (writer) {
      float[] samples = sound.samples();
      for (int at = 0; at < samples.length; at += 7777) {
        int end = Math.min(samples.length, at + 7777);
        writer.write(Arrays.copyOfRange(samples, at, end));
      }
    }
  }
}
