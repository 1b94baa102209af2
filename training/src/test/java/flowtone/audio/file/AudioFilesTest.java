package flowtone.audio.file;

import static javax.sound.sampled.AudioFileFormat.Type.AIFF;
import static javax.sound.sampled.AudioFileFormat.Type.WAVE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

class AudioFilesTest {
  private static final int FORMAT_FLOAT = 3;
  private static final int FORMAT_INTEGER = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,8", "1,16", "1,24", "1,32", "3,32", "3,64"})
  void wavOfEveryDepthGivesItsSamplesMixedDown(int formatTag, int bits) throws IOException {
    float[] left = {0.5f, -0.25f, 0.75f, -1f};
    float[] right = {0.25f, -0.75f, 0.25f, -1f};
    Path file = folder.resolve("a.wav");
    Files.write(file, wav(formatTag, bits, false, left, right));

    Waveform read = AudioFiles.read(file);

    assertEquals(44100, read.sampleRateHz());
    assertArrayEquals(new float[] {0.375f, -0.5f, 0.5f, -1f}, read.samples(), 1e-7f);
  }

  @ParameterizedTest
  @CsvSource({"1,16", "1,24", "3,32"})
  void theExtensibleWavFormatIsRead(int formatTag, int bits) throws IOException {
    float[] channel = {0.5f, -0.25f};
    Path file = folder.resolve("a.wav");
    Files.write(file, wav(formatTag, bits, true, channel, channel, channel, channel));

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
  void theContentTellsTheFormatAndNotTheName() throws IOException {
    Path file = folder.resolve("really.mp3");
    Files.write(file, resource("tone-mono-24bit.flac").readAllBytes());
    assertTone(AudioFiles.read(file), 500, 0.25);
  }

  @Test
  void aRateNoOneRecordsAtIsRefused() throws IOException {
    byte[] wav = wav(FORMAT_INTEGER, 16, false, new float[100]);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 17);
    assertRefused("slow.wav", wav);
  }

  @Test
  void flacOf16BitsGivesTheToneThatWasEncoded() throws IOException {
    Waveform read = AudioFiles.read(resource("tone-stereo-16bit.flac"), "tone", 60);

    assertEquals(44100, read.sampleRateHz());
    assertTone(read, 1000, 0.25); // One channel of amplitude 0.5, the other silent.
  }

  @Test
  void flacOf24BitsGivesTheToneThatWasEncoded() throws IOException {
    Waveform read = AudioFiles.read(resource("tone-mono-24bit.flac"), "tone", 60);

    assertEquals(22050, read.sampleRateHz());
    assertTone(read, 500, 0.25);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30, 45, 1000})
  void aFlacCutBeforeItsFirstFrameEndsIsRefused(int bytesKept) throws IOException {
    byte[] whole = resource("tone-stereo-16bit.flac").readAllBytes();
    assertRefused("cut.flac", Arrays.copyOf(whole, bytesKept));
  }

  @Test
  void aTruncatedFlacIsReadAsFarAsItGoes() throws IOException {
    byte[] whole = resource("tone-stereo-16bit.flac").readAllBytes();
    Path file = write("cut.flac", Arrays.copyOf(whole, 3000));

    assertRemark(file, "breaks off after 0.093 seconds; 0.11 more were promised");
    assertBeginningOfTone(AudioFiles.read(file), 4096);
  }

  @Test
  void aFlacWithOneChangedBitLosesNoMoreThanAFrame() throws IOException {
    byte[] bytes = resource("tone-stereo-16bit.flac").readAllBytes();
    bytes[bytes.length / 2] ^= 0x10;
    Path file = write("bit.flac", bytes);

    assertRemark(file, "is damaged: 0.093 seconds are missing in one place");
    assertEquals(8820 - 4096, AudioFiles.read(file).samples().length);
  }

  @Test
  void aTruncatedWavIsReadAsFarAsItGoes() throws IOException {
    byte[] whole = wav(FORMAT_INTEGER, 16, false, new float[100]);
    Path file = write("cut.wav", Arrays.copyOf(whole, whole.length - 40));

    assertRemark(file, "breaks off after 0.0018 seconds; 0.00045 more were promised");
    assertEquals(80, AudioFiles.read(file).samples().length);
  }

  @Test
  void whereThatIsAskedForOnlyAWholeRecordingIsAccepted() throws IOException {
    byte[] whole = wav(FORMAT_INTEGER, 16, false, new float[100]);
    assertEquals(100, AudioFiles.readWhole(write("whole.wav", whole)).sound().samples().length);
    Path cut = write("cut.wav", Arrays.copyOf(whole, whole.length - 40));
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.readWhole(cut));
    assertEquals(
        "expected a whole recording in "
            + cut
            + "; got one that breaks off after 0.0018 seconds; 0.00045 more were promised",
        e.getMessage());
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused("empty.wav", new byte[0]);
  }

  @Test
  void aTextFileCalledWavIsRefused() throws IOException {
    assertRefused("text.wav", "la la la, a song in words".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWavWithoutSamplesIsRefused() throws IOException {
    assertRefused("none.wav", wav(FORMAT_INTEGER, 16, false, new float[0]));
  }

  @Test
  void samplesThatAreNotNumbersAreRefused() throws IOException {
    assertRefused("nan.wav", wav(FORMAT_FLOAT, 32, false, new float[] {0, Float.NaN}));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("missing.wav");
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.read(missing));
    assertEquals(
        "expected an audio file at " + missing + "; got no such file or folder", e.getMessage());
  }

  @Test
  void listingFindsAudioInAllFoldersInNameOrder() throws IOException {
    Files.createDirectories(folder.resolve("b"));
    List<Path> audio =
        List.of(folder.resolve("a.FLAC"), folder.resolve("b/1.wav"), folder.resolve("b/2.aiff"));
    for (Path file : audio) {
      Files.createFile(file);
    }
    Files.createFile(folder.resolve("b/transcripts.csv"));
    Files.createFile(folder.resolve("b/.hidden.wav"));
    Files.createDirectories(folder.resolve("b/.trash"));
    Files.createFile(folder.resolve("b/.trash/3.wav"));

    assertEquals(audio, AudioFiles.list(folder));
  }

  @Test
  void listingSomethingThatIsNoFolderIsRefused() {
    Path missing = folder.resolve("nowhere");
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.list(missing));
    assertEquals("expected a folder of recordings; got " + missing, e.getMessage());
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void assertRemark(Path file, String phrase) {
    Recording recording = AudioFiles.readRemarked(file);
    assertEquals(List.of(new Remark(file.toString(), true, phrase)), recording.remarks());
    assertFalse(recording.isWhole());
    assertEquals(file + " " + phrase, recording.remarks().get(0).sentence());
  }

  private static void assertBeginningOfTone(Waveform read, int samples) {
    float[] expected = Tones.sine(1000, 0.25, 0.2, 44100).samples();
    assertArrayEquals(Arrays.copyOf(expected, samples), read.samples(), 1e-4f);
  }

  private void assertRefused(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes);
    var e = assertThrows(AudioFileException.class, () -> AudioFiles.read(file));
    String expected = "expected a " + AudioFiles.FORMATS + " recording in " + file + "; got ";
    assertTrue(e.getMessage().startsWith(expected), e.getMessage());
  }

  private static void assertTone(Waveform tone, double frequencyHz, double amplitude) {
    Waveform expected = Tones.sine(frequencyHz, amplitude, 0.2, tone.sampleRateHz());
    assertArrayEquals(expected.samples(), tone.samples(), 1e-4f);
  }

  private static InputStream resource(String name) {
    return AudioFilesTest.class.getResourceAsStream(name);
  }

  /** A WAV with a chunk of no interest before its data. */
  private static byte[] wav(int formatTag, int bits, boolean extensible, float[]... channels) {
    ByteBuffer wav = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    int frameBytes = channels.length * bits / 8;
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(extensible ? 40 : 16);
    wav.putShort((short) (extensible ? 0xFFFE : formatTag)).putShort((short) channels.length);
    wav.putInt(44100)
        .putInt(44100 * frameBytes)
        .putShort((short) frameBytes)
        .putShort((short) bits);
    if (extensible) {
      wav.putShort((short) 22).putShort((short) bits).putInt(0).putInt(formatTag);
      wav.putShort((short) 0).putShort((short) 0x10).putLong(0x719B3800AA000080L);
    }
    wav.put("note".getBytes(StandardCharsets.US_ASCII)).putInt(3).putInt(0);
    wav.put("data".getBytes(StandardCharsets.US_ASCII));
    wav.putInt(frameBytes * channels[0].length);
    for (int i = 0; i < channels[0].length; i++) {
      for (float[] channel : channels) {
        put(wav, formatTag, bits, channel[i]);
      }
    }
    wav.putInt(4, wav.position() - 8);
    return Arrays.copyOf(wav.array(), wav.position());
  }

  private static void put(ByteBuffer wav, int formatTag, int bits, float sample) {
    if (formatTag == FORMAT_FLOAT && bits == 64) {
      wav.putDouble(sample);
    } else if (formatTag == FORMAT_FLOAT) {
      wav.putFloat(sample);
    } else if (bits == 8) {
      wav.put((byte) (128 + Math.round(sample * 128)));
    } else {
      int value = (int) (sample * 2147483648.0);
      for (int bit = 32 - bits; bit < 32; bit += 8) {
        wav.put((byte) (value >> bit));
      }
    }
  }

  @Test
  void aFolderThatIsALinkIsListed(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectory(root.resolve("real"));
    Files.writeString(folder.resolve("a.wav"), "");
    Path link = Files.createSymbolicLink(root.resolve("link"), folder);
    assertEquals(List.of(link.resolve("a.wav")), AudioFiles.list(link));
  }
}
