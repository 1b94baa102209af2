package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingStreamTest {
  private static final int STEREO_SECONDS = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SoundFormat.class)
  void blocksAreTheWholeInPieces(SoundFormat format) throws IOException {
    Path file = folder.resolve("tone." + format.extension());
    Files.write(file, SoundBytes.encoded(format, Tones.sine(440, 0.5, 5, 48000)));
    float[] whole = AudioFiles.read(file).samples();
    float[] streamed = new float[whole.length];
    int at = 0;
    try (RecordingStream stream = RecordingStream.open(file)) {
      for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
        System.arraycopy(block, 0, streamed, at, block.length);
        at += block.length;
      }
      assertEquals(0, stream.next().length);
      assertTrue(stream.remarks().isEmpty());
    }
    assertArrayEquals(whole, streamed, 0);
  }

  @Test
  void aBlockIsSmallHoweverLongTheFileIs() throws IOException {
    Path file = stereo(1, 0.5f);
    try (RecordingStream stream = RecordingStream.open(file)) {
      long samples = 0;
      for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
        assertTrue(block.length <= 1 << 19, "" + block.length);
        samples += block.length;
      }
      assertEquals(STEREO_SECONDS * 44100, samples);
    }
  }

  @Test
  void channelsThatCancelEachOtherAreNoticedAndOneOfThemTaken() throws IOException {
    Recording recording = AudioFiles.readRemarked(stereo(1, -1));
    assertEquals(0.5, SoundBytes.amplitude(recording.sound(), 440), 0.01);
    assertTrue(recording.isWhole());
    assertEquals(
        "has channels that cancel each other: channel 1 of 2 was taken there",
        recording.remarks().get(0).phrase());
  }

  @Test
  void remarksAreMadeAtTheEnd() throws IOException {
    try (RecordingStream stream = RecordingStream.open(stereo(1, 1))) {
      assertThrows(IllegalStateException.class, stream::remarks);
    }
  }

  @Test
  void manyAreReadAtOnce() throws IOException {
    byte[] mp3 = SoundBytes.encoded(SoundFormat.MP3, Tones.sine(440, 0.5, 2, 44100));
    float[] expected = SoundBytes.recording(mp3).sound().samples();
    IntStream.range(0, 40)
        .parallel()
        .forEach(i -> assertArrayEquals(expected, SoundBytes.recording(mp3).sound().samples(), 0));
  }

  @ParameterizedTest
  @EnumSource(SoundFormat.class)
  void whateverIsDoneToAFileItEndsSoon(SoundFormat format) throws IOException {
    byte[] whole = SoundBytes.encoded(format, Tones.sine(440, 0.5, 1, 48000));
    Random random = new Random(format.ordinal());
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int j = random.nextInt(30); j > 0; j--) {
        int range = random.nextBoolean() ? damaged.length : Math.min(damaged.length, 100);
        damaged[random.nextInt(range)] = (byte) random.nextInt();
      }
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readOrRefuse(damaged));
    }
  }

  private static void readOrRefuse(byte[] file) {
    try {
      assertFalse(SoundBytes.recording(file).sound().samples().length == 0);
    } catch (AudioFileException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** A tone on two channels, with a gain each. */
  private Path stereo(float left, float right) throws IOException {
    float[] tone = Tones.sine(440, 0.5, STEREO_SECONDS, 44100).samples();
    ByteBuffer wav = ByteBuffer.allocate(44 + 4 * tone.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(SoundBytes.latin1("RIFF")).putInt(-1).put(SoundBytes.latin1("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(44100).putInt(4 * 44100);
    wav.putShort((short) 4).putShort((short) 16).put(SoundBytes.latin1("data"));
    wav.putInt(4 * tone.length);
    for (float sample : tone) {
      wav.putShort((short) Math.round(32767 * left * sample));
      wav.putShort((short) Math.round(32767 * right * sample));
    }
    return Files.write(folder.resolve("stereo.wav"), wav.array());
  }
}
