package flowtone.audio.file;

import static flowtone.audio.file.SoundBytes.joined;
import static flowtone.audio.file.SoundBytes.latin1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV as programs write it that did not read the specification to its end. */
class WavVariantsTest {
  private static final int RATE = 16000;
  private static final Waveform TONE = Tones.sine(440, 0.5, 0.5, RATE);
  private static final byte[] SAMPLES = samples(ByteOrder.LITTLE_ENDIAN);

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7FFFF024L})
  void aLengthThatNobodyKnewIsThatOfTheFile(long dataBytes) {
    assertTone(joined(riff("RIFF", 0), format(), chunk("data", (int) dataBytes), SAMPLES));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 44, 100})
  void aLengthALittleTooLargeIsNoLoss(int tooMany) {
    assertTone(joined(riff("RIFF", 0), format(), chunk("data", SAMPLES.length + tooMany), SAMPLES));
  }

  @Test
  void anOddChunkWithoutItsPadByteIsReadAllTheSame() {
    byte[] note = joined(chunk("note", 3), latin1("abc"));
    byte[] data = joined(chunk("data", SAMPLES.length), SAMPLES);
    assertTone(joined(riff("RIFF", 0), format(), note, data));
    assertTone(joined(riff("RIFF", 0), format(), joined(note, new byte[1]), data));
  }

  @Test
  void titlesInFrontAreNoDamage() {
    byte[] id3 = joined(latin1("ID3\3\0\0\0\0\2\0"), new byte[256]);
    byte[] wav = joined(riff("RIFF", 0), format(), chunk("data", SAMPLES.length), SAMPLES);
    assertTone(joined(id3, wav));
    assertTone(joined(id3, id3, wav));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void filesOfMoreThanFourGigabytesHaveTheirLengthElsewhere(String magic) {
    byte[] sizes = little(36).put(chunk("ds64", 28)).putLong(0).putLong(SAMPLES.length).array();
    byte[] data = chunk("data", -1);
    assertTone(joined(riff(magic, -1), sizes, format(), data, SAMPLES));
  }

  @Test
  void aRf64ThatBreaksOffSaysSo() {
    byte[] sizes = little(36).put(chunk("ds64", 28)).putLong(0).putLong(2 * SAMPLES.length).array();
    byte[] wav = joined(riff("RF64", -1), sizes, format(), chunk("data", -1), SAMPLES);
    Recording recording = SoundBytes.recording(wav);
    assertEquals(
        "breaks off after 0.5 seconds; 0.5 more were promised",
        recording.remarks().get(0).phrase());
  }

  @Test
  void bigEndianIsRead() {
    ByteBuffer header = ByteBuffer.allocate(44);
    header.put(latin1("RIFX")).putInt(36 + SAMPLES.length).put(latin1("WAVEfmt ")).putInt(16);
    header.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    header.putShort((short) 2).putShort((short) 16).put(latin1("data")).putInt(SAMPLES.length);
    assertTone(joined(header.array(), samples(ByteOrder.BIG_ENDIAN)));
  }

  @Test
  void twoChunksOfDataAreOneAfterTheOther() {
    byte[] first = Arrays.copyOf(SAMPLES, 6000);
    byte[] second = Arrays.copyOfRange(SAMPLES, 6000, SAMPLES.length);
    byte[] note = joined(chunk("note", 4), latin1("abcd"));
    assertTone(
        joined(
            riff("RIFF", 0),
            format(),
            joined(chunk("data", first.length), first),
            note,
            joined(chunk("data", second.length), second)));
  }

  @Test
  void wave64IsRead() throws IOException {
    assertTone(SoundBytes.encoded("w64", "pcm_s16le", avutil.AV_SAMPLE_FMT_S16, TONE));
  }

  @ParameterizedTest
  @CsvSource({"adpcm_ms, 1", "adpcm_ima_wav, 6", "libmp3lame, 8"})
  void theCodecsThatWavMayHoldAreRead(String encoder, int sampleFormat) throws IOException {
    Recording recording =
        SoundBytes.recording(SoundBytes.encoded("wav", encoder, sampleFormat, TONE));
    assertEquals(List.of(), recording.remarks());
    assertEquals(0.5, recording.sound().seconds(), 0.15);
    assertEquals(0.5, SoundBytes.amplitude(recording.sound(), 440), 0.03);
  }

  @Test
  void integersOf64BitsAreRead() {
    byte[] wide = little(4 * SAMPLES.length).array();
    for (int i = 0; i < SAMPLES.length / 2; i++) {
      wide[8 * i + 6] = SAMPLES[2 * i];
      wide[8 * i + 7] = SAMPLES[2 * i + 1];
    }
    assertTone(joined(riff("RIFF", 0), format(64), chunk("data", wide.length), wide));
  }

  private static void assertTone(byte[] file) {
    Recording recording = SoundBytes.recording(file);
    assertEquals(List.of(), recording.remarks());
    assertEquals(RATE, recording.sound().sampleRateHz());
    assertArrayEquals(TONE.samples(), recording.sound().samples(), 4e-5f);
  }

  private static byte[] riff(String magic, int bytes) {
    return little(12).put(chunk(magic, bytes)).put(latin1("WAVE")).array();
  }

  private static byte[] format() {
    return format(16);
  }

  private static byte[] format(int bits) {
    ByteBuffer format = little(24).put(chunk("fmt ", 16)).putShort((short) 1).putShort((short) 1);
    format.putInt(RATE).putInt(RATE * bits / 8);
    return format.putShort((short) (bits / 8)).putShort((short) bits).array();
  }

  private static byte[] chunk(String name, int bytes) {
    return little(8).put(latin1(name)).putInt(bytes).array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] samples(ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * TONE.samples().length).order(order);
    for (float sample : TONE.samples()) {
      bytes.putShort((short) Math.round(sample * 32768));
    }
    return bytes.array();
  }
}
