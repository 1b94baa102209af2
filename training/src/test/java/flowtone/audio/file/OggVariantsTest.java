package flowtone.audio.file;

import static flowtone.audio.file.SoundBytes.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ogg as it is found: chained, with rubbish in it, without its end. */
class OggVariantsTest {
  private static final Waveform TONE = Tones.sine(440, 0.5, 3, 48000);

  @Test
  void opusIsReadAtItsLengthAndLevel() throws IOException {
    assertTone(SoundBytes.encoded(SoundFormat.OPUS, TONE), 3, 1e-9);
  }

  @Test
  void chainedRecordingsAreReadOneAfterTheOther() throws IOException {
    byte[] opus = SoundBytes.encoded(SoundFormat.OPUS, TONE);
    assertTone(joined(opus, opus, opus), 9, 0.05);
  }

  @Test
  void aChainMayChangeItsRateAndItsChannels() throws IOException {
    byte[] slow = resource("tone-mono-8khz.ogg");
    byte[] fast = resource("tone-stereo-48khz.ogg");
    Recording recording = SoundBytes.recording(joined(slow, fast, slow));
    assertEquals(List.of(), recording.remarks());
    assertEquals(1.2, recording.sound().seconds(), 0.12);
    assertEquals(0.5, SoundBytes.amplitude(recording.sound(), 440), 0.03);
    assertEquals(0.5, SoundBytes.amplitude(recording.sound().beginning(0.4), 440), 0.03);
  }

  @Test
  void rubbishBetweenPagesIsPassedOver() throws IOException {
    byte[] rubbish = new byte[777];
    new Random(1).nextBytes(rubbish);
    List<byte[]> parts = new ArrayList<>();
    for (byte[] page : pages(SoundBytes.encoded(SoundFormat.OPUS, TONE))) {
      parts.add(page);
      parts.add(rubbish);
    }
    assertTone(joined(parts.toArray(byte[][]::new)), 3, 1e-9);
  }

  @Test
  void withoutItsLastPageItIsReadAsFarAsItGoes() throws IOException {
    List<byte[]> pages = pages(SoundBytes.encoded(SoundFormat.OPUS, TONE));
    pages.remove(pages.size() - 1);
    Recording cut = SoundBytes.recording(joined(pages.toArray(byte[][]::new)));
    assertEquals(0.5, SoundBytes.amplitude(cut.sound(), 440), 0.03);
    assertTrue(cut.sound().seconds() > 1.9, "" + cut.sound().seconds());
    assertTrue(cut.remarks().get(0).phrase().startsWith("breaks off after "), "" + cut.remarks());
  }

  @Test
  void aPageThatIsMissingIsSaid() throws IOException {
    List<byte[]> pages = pages(SoundBytes.encoded(SoundFormat.OPUS, TONE));
    pages.remove(pages.size() / 2);
    Recording damaged = SoundBytes.recording(joined(pages.toArray(byte[][]::new)));
    assertEquals(
        "is damaged: 1 seconds are missing in one place", damaged.remarks().get(0).phrase());
    assertEquals(2, damaged.sound().seconds(), 0.05);
  }

  private static void assertTone(byte[] ogg, double seconds, double tolerance) {
    Recording recording = SoundBytes.recording(ogg);
    assertEquals(List.of(), recording.remarks());
    assertEquals(seconds, recording.sound().seconds(), tolerance);
    assertEquals(0.5, SoundBytes.amplitude(recording.sound(), 440), 0.03);
  }

  private static List<byte[]> pages(byte[] ogg) {
    String text = new String(ogg, StandardCharsets.ISO_8859_1);
    List<byte[]> pages = new ArrayList<>();
    for (int at = 0; at < ogg.length; ) {
      int next = text.indexOf("OggS", at + 1);
      int end = next < 0 ? ogg.length : next;
      pages.add(Arrays.copyOfRange(ogg, at, end));
      at = end;
    }
    return pages;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OggVariantsTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
