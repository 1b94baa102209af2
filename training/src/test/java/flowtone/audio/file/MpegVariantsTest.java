package flowtone.audio.file;

import static flowtone.audio.file.SoundBytes.joined;
import static flowtone.audio.file.SoundBytes.latin1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** MP3 as it is found: joined, cut, with rubbish in it. */
class MpegVariantsTest {
  private static final Waveform TONE = Tones.sine(440, 0.5, 1.5, 44100);

  /** At 160 kbit/s and 44.1 kHz, less than one more for the padding. */
  private static final int FRAME_BYTES = 522;

  private static final double FRAME_SECONDS = 1152 / 44100.0;

  private static byte[] mp3;

  @BeforeAll
  static void encode() throws IOException {
    mp3 = SoundBytes.encoded(SoundFormat.MP3, TONE);
  }

  @Test
  void aHeaderThatCountsFramesGivesTheVeryLength() {
    assertTone(mp3, 1.5, 1e-9);
  }

  @Test
  void twoFilesOneAfterTheOtherAreReadOneAfterTheOther() {
    assertTone(joined(mp3, mp3), 3, 0.1);
    byte[] titles = Arrays.copyOf(latin1("TAGtitle"), 128);
    byte[] id3 = joined(latin1("ID3\4\0\0\0\0\2\0"), new byte[256]);
    assertTone(joined(id3, mp3, titles, id3, mp3, titles), 3, 0.1);
  }

  @Test
  void theSecondOfTwoFilesMayHaveAnotherRate() throws IOException {
    byte[] other = SoundBytes.encoded(SoundFormat.MP3, Tones.sine(440, 0.5, 1.5, 32000));
    assertTone(joined(mp3, other), 3, 0.2);
    assertTone(joined(other, mp3), 3, 0.2);
  }

  @Test
  void strayBytesBetweenFramesAreNoLoss() {
    byte[] stray = new byte[100];
    new Random(1).nextBytes(stray);
    int middle = frameStart(mp3.length / 2);
    byte[] first = Arrays.copyOf(mp3, middle);
    byte[] second = Arrays.copyOfRange(mp3, middle, mp3.length);
    Recording recording = SoundBytes.recording(joined(first, stray, second));
    assertEquals(1.5, recording.sound().seconds(), 3 * FRAME_SECONDS);
  }

  @Test
  void strayBytesBehindAreNoLoss() {
    byte[] stray = new byte[3000];
    new Random(2).nextBytes(stray);
    assertTone(joined(mp3, stray), 1.5, 0.06);
    assertTone(joined(mp3, latin1("APETAGEX"), new byte[100]), 1.5, 0.06);
  }

  @Test
  void aLastFrameThatIsCutIsSaid() {
    Recording cut = SoundBytes.recording(Arrays.copyOf(mp3, mp3.length - FRAME_BYTES / 2));
    assertEquals(1.5, cut.sound().seconds(), 2 * FRAME_SECONDS);
    assertTrue(cut.remarks().get(0).phrase().startsWith("breaks off after 1."), "" + cut.remarks());
  }

  @Test
  void aBeginningThatIsCutOffIsNoMatter() {
    Recording cut = SoundBytes.recording(Arrays.copyOfRange(mp3, mp3.length / 3, mp3.length));
    assertEquals(1, cut.sound().seconds(), 0.1);
    assertEquals(0.5, SoundBytes.amplitude(cut.sound(), 440), 0.03);
  }

  @Test
  void anAccountOfFraunhofersEncoderIsNoSound() {
    int first = frameStart(0);
    byte[] account = Arrays.copyOf(Arrays.copyOfRange(mp3, first, first + 4), FRAME_BYTES);
    account[2] &= ~2; // No padding.
    System.arraycopy(latin1("VBRI\0\1"), 0, account, 36, 6);
    account[36 + 17] = 58; // Frames: 1.5 seconds.
    byte[] frames = Arrays.copyOfRange(mp3, frameStart(first + 4), mp3.length);
    assertTone(joined(account, frames), 1.5, 0.06);
  }

  @Test
  void layerTwoIsRead() throws IOException {
    byte[] mp2 = SoundBytes.encoded("mp2", "mp2", avutil.AV_SAMPLE_FMT_S16, TONE);
    assertTone(mp2, 1.5, 0.06);
  }

  private static void assertTone(byte[] file, double seconds, double tolerance) {
    Recording recording = SoundBytes.recording(file);
    assertEquals(List.of(), recording.remarks());
    assertEquals(seconds, recording.sound().seconds(), tolerance);
    Waveform half = recording.sound().beginning(seconds / 2);
    assertEquals(0.5, SoundBytes.amplitude(half, 440), 0.03);
  }

  private static int frameStart(int from) {
    int at = from;
    while (mp3[at] != (byte) 0xff || mp3[at + 1] != (byte) 0xfb) {
      at++;
    }
    return at;
  }
}
