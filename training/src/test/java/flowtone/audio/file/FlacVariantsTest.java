package flowtone.audio.file;

import static flowtone.audio.file.SoundBytes.joined;
import static flowtone.audio.file.SoundBytes.latin1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FLAC as it is found: with what other programs put before, behind and into it. */
class FlacVariantsTest {
  private static final Waveform TONE = Tones.sine(440, 0.5, 0.5, 16000);

  /** Where the header keeps the total of samples, in 36 bits, and behind it their digest. */
  private static final int TOTAL_OFFSET = 22;

  private static byte[] flac;

  @BeforeAll
  static void encode() throws IOException {
    flac = SoundBytes.encoded(SoundFormat.FLAC, TONE);
  }

  @Test
  void titlesInFrontAreNoDamage() {
    assertTone(joined(latin1("ID3\4\0\0\0\0\2\0"), new byte[256], flac));
  }

  @Test
  void titlesBehindAreNoDamage() {
    assertTone(joined(flac, Arrays.copyOf(latin1("TAGtitle"), 128)));
  }

  @Test
  void strayBytesBehindAreNoDamageAndNoEndlessLoop() {
    assertTone(joined(flac, new byte[2]));
    assertTone(joined(flac, latin1("\u00ff\u00f8")));
    assertTone(joined(flac, new byte[5000]));
  }

  @Test
  void twoOneAfterTheOtherAreReadOneAfterTheOther() {
    Recording recording = read(joined(flac, flac));
    assertEquals(List.of(), recording.remarks());
    float[] twice = Arrays.copyOf(TONE.samples(), 16000);
    System.arraycopy(TONE.samples(), 0, twice, 8000, 8000);
    assertArrayEquals(twice, recording.sound().samples(), 4e-5f);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "7999"})
  void aTotalTooSmallOrUnknownIsNoEnd(long total) {
    assertTone(withTotal(total));
  }

  @ParameterizedTest
  @CsvSource({
    "16000, breaks off after 0.5 seconds; 0.5 more were promised",
    "68719476735, breaks off after 0.5 seconds; 4294966.8 more were promised"
  })
  void aTotalTooLargeIsAnEndTooSoon(long total, String phrase) {
    Recording recording = read(withTotal(total));
    assertEquals(phrase, recording.remarks().get(0).phrase());
    assertArrayEquals(TONE.samples(), recording.sound().samples(), 4e-5f);
  }

  @Test
  void aFrameThatIsDamagedIsLeftOutAndSaid() throws IOException {
    byte[] damaged = SoundBytes.encoded(SoundFormat.FLAC, Tones.sine(440, 0.5, 2, 16000));
    damaged[(damaged.length + flac.length) / 2] ^= 0x10;
    Recording recording = read(damaged);
    assertEquals(
        "is damaged: 0.072 seconds are missing in one place", recording.remarks().get(0).phrase());
    assertEquals(2 * 16000 - 1152, recording.sound().samples().length);
  }

  @Test
  void insideOggItIsReadToo() throws IOException {
    assertTone(SoundBytes.encoded("ogg", "flac", avutil.AV_SAMPLE_FMT_S16, TONE));
  }

  private static byte[] withTotal(long total) {
    byte[] changed = flac.clone();
    ByteBuffer header = ByteBuffer.wrap(changed);
    long others = header.getLong(TOTAL_OFFSET - 4) & 0xFFFFFFF000000000L;
    header.putLong(TOTAL_OFFSET - 4, others | total);
    return changed;
  }

  private static void assertTone(byte[] file) {
    Recording recording = read(file);
    assertEquals(List.of(), recording.remarks());
    assertArrayEquals(TONE.samples(), recording.sound().samples(), 4e-5f);
  }

  private static Recording read(byte[] file) {
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SoundBytes.recording(file));
  }
}
