package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MP3 and Ogg Vorbis; the README beside the files tells how they were made. */
class CompressedAudioTest {
  private static final double SECONDS = 0.4;

  /** At small bit rates LAME makes everything a twentieth softer. */
  private static final double MP3_AMPLITUDE = 0.475;

  @ParameterizedTest
  @CsvSource({"tone-mono-16khz.mp3, 16000", "tone-stereo-44khz.mp3, 44100"})
  void anMp3GivesTheToneThatWasEncoded(String name, int rateHz) throws IOException {
    Waveform tone = read(resource(name));
    assertEquals(rateHz, tone.sampleRateHz());
    assertTrue(tone.seconds() >= SECONDS && tone.seconds() < SECONDS + 0.2, "" + tone.seconds());
    assertTone(tone, MP3_AMPLITUDE);
  }

  @ParameterizedTest
  @CsvSource({"tone-mono-8khz.ogg, 8000", "tone-stereo-48khz.ogg, 48000"})
  void anOggGivesTheToneThatWasEncodedAndNotASampleMore(String name, int rateHz)
      throws IOException {
    Waveform tone = read(resource(name));
    assertEquals(rateHz, tone.sampleRateHz());
    assertEquals(Math.round(SECONDS * rateHz), tone.samples().length);
    assertTone(tone, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"tone-mono-16khz.mp3, 0.95", "tone-stereo-44khz.mp3, 0.7"})
  void anMp3ThatBreaksOffIsReadAsFarAsItGoes(String name, double kept) throws IOException {
    byte[] whole = resource(name);
    Recording cut = SoundBytes.recording(Arrays.copyOf(whole, (int) (kept * whole.length)));
    assertTone(cut.sound(), MP3_AMPLITUDE);
    assertEquals(kept * read(whole).seconds(), cut.sound().seconds(), 0.06);
    assertTrue(cut.remarks().get(0).phrase().startsWith("breaks off after "), "" + cut.remarks());
  }

  @Test
  void anMp3WithNoiseInPlaceOfAFrameLosesLittle() throws IOException {
    byte[] bytes = resource("tone-mono-16khz.mp3");
    int frame = 144; // 32 kbit/s at 16 kHz.
    Arrays.fill(bytes, 3 * frame, 3 * frame + 8, (byte) 0x55);
    Recording damaged = SoundBytes.recording(bytes);

    assertTrue(damaged.remarks().get(0).phrase().startsWith("is damaged: "), "" + damaged);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.9})
  void anOggWhoseOnlyPageOfSoundIsDamagedIsRefused(double place) throws IOException {
    byte[] bytes = resource("tone-mono-8khz.ogg");
    bytes[(int) (place * bytes.length)] ^= 4;
    assertRefused(bytes);
  }

  @Test
  void titlesBeforeAndAfterAnMp3AreNoDamage() throws IOException {
    byte[] plain = resource("tone-mono-16khz.mp3");
    ByteArrayOutputStream tagged = new ByteArrayOutputStream();
    tagged.write("ID3\4\0\0\0\0\2\0".getBytes(StandardCharsets.ISO_8859_1));
    tagged.write(new byte[256]);
    tagged.write(plain);
    tagged.write(Arrays.copyOf("TAGtitle".getBytes(StandardCharsets.ISO_8859_1), 128));
    assertEquals(read(plain).samples().length, read(tagged.toByteArray()).samples().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone-mono-16khz.mp3", "tone-mono-8khz.ogg", "tone-mono-24bit.flac"})
  void aSmallFileOfALongSoundIsRefusedBeforeItFillsTheMemory(String name) throws IOException {
    byte[] bytes = resource(name);
    var e =
        assertThrows(
            RecordingTooLongException.class,
            () -> AudioFiles.read(new ByteArrayInputStream(bytes), "the request", 0.1));
    assertEquals("expected at most 0.1 seconds of sound in the request; got more", e.getMessage());
  }

  private static void assertTone(Waveform tone, double amplitude) {
    int middle = tone.samples().length / 2;
    int window = tone.sampleRateHz() / 10;
    double re = 0;
    double im = 0;
    double power = 0;
    for (int i = middle; i < middle + window; i++) {
      double angle = 2 * Math.PI * 440 * i / tone.sampleRateHz();
      re += tone.samples()[i] * Math.cos(angle);
      im += tone.samples()[i] * Math.sin(angle);
      power += tone.samples()[i] * tone.samples()[i];
    }
    assertEquals(amplitude, 2 * Math.hypot(re, im) / window, 0.02, "amplitude at 440 Hz");
    assertEquals(amplitude * amplitude / 2, power / window, 0.01, "nothing else");
  }

  private static Waveform read(byte[] file) throws IOException {
    return AudioFiles.read(new ByteArrayInputStream(file), "tone", 60);
  }

  private static void assertRefused(byte[] file) {
    String expected = "expected a " + AudioFiles.FORMATS + " recording in tone; got ";
    assertTrue(refusal(file).startsWith(expected), refusal(file));
  }

  private static String refusal(byte[] file) {
    return assertThrows(AudioFileException.class, () -> read(file)).getMessage();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = CompressedAudioTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
