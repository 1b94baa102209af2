package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other systems write; sample formats are FFmpeg's numbers. */
class ForeignFormatsTest {
  private static final Waveform TONE = Tones.sine(440, 0.5, 1, 44100);

  @ParameterizedTest
  @CsvSource({
    "aiff, pcm_s16be, 1",
    "aiff, pcm_s16le, 1",
    "aiff, pcm_f32be, 3",
    "aiff, pcm_s24be, 2",
    "caf, pcm_s16le, 1",
    "caf, pcm_f32le, 3",
    "caf, alac, 6",
    "au, pcm_s16be, 1",
    "au, pcm_f32be, 3",
    "ipod, alac, 6",
    "mov, pcm_s16le, 1",
    "wv, wavpack, 6",
    "tta, tta, 1",
    "matroska, flac, 1",
    "voc, pcm_s16le, 1",
    "w64, pcm_s16le, 1"
  })
  void whatHasNoLossIsReadSampleBySample(String muxer, String encoder, int sampleFormat)
      throws IOException {
    Recording recording =
        SoundBytes.recording(SoundBytes.encoded(muxer, encoder, sampleFormat, TONE));
    assertEquals(List.of(), recording.remarks());
    assertEquals(44100, recording.sound().sampleRateHz());
    assertArrayEquals(TONE.samples(), recording.sound().samples(), 4e-5f);
  }

  @ParameterizedTest
  @CsvSource({
    "asf, wmav2, 8",
    "asf, wmav1, 8",
    "adts, aac, 8",
    "mp4, aac, 8",
    "matroska, aac, 8",
    "webm, libopus, 3",
    "ac3, ac3, 8",
    "w64, adpcm_ms, 1",
    "mov, adpcm_ima_qt, 6"
  })
  void whatHasLossIsReadAsTheToneItWas(String muxer, String encoder, int sampleFormat)
      throws IOException {
    int rateHz = encoder.equals("libopus") ? 48000 : 44100;
    Waveform tone = Tones.sine(440, 0.5, 1, rateHz);
    CodecSettings settings = new CodecSettings(muxer, encoder, sampleFormat, 0, rateHz, 128_000);
    Recording recording = SoundBytes.recording(SoundBytes.encoded(settings, tone));
    assertEquals(List.of(), recording.remarks());
    assertEquals(1, recording.sound().seconds(), 0.11);
    assertEquals(0.5, SoundBytes.amplitude(recording.sound(), 440), 0.03);
  }

  @ParameterizedTest
  @CsvSource({"aiff, pcm_s16be, 1", "au, pcm_s16be, 1", "caf, pcm_s16le, 1", "w64, pcm_s16le, 1"})
  void whatBreaksOffIsReadAsFarAsItGoesAndSaid(String muxer, String encoder, int sampleFormat)
      throws IOException {
    byte[] whole = SoundBytes.encoded(muxer, encoder, sampleFormat, TONE);
    Recording cut = SoundBytes.recording(Arrays.copyOf(whole, whole.length / 2));
    assertEquals(0.5, cut.sound().seconds(), 0.1);
    assertTrue(cut.remarks().get(0).phrase().startsWith("breaks off after 0."), "" + cut.remarks());
  }

  @Test
  void anM4aWithoutItsTableIsRefused() throws IOException {
    byte[] whole = SoundBytes.encoded(SoundFormat.M4A, TONE);
    assertTrue(
        refusal(Arrays.copyOf(whole, whole.length / 2)).endsWith("that is damaged or breaks off"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drms", "enca"})
  void whatIsEncryptedIsCalledThat(String tag) throws IOException {
    byte[] m4a = SoundBytes.encoded(SoundFormat.M4A, TONE);
    replace(m4a, "mp4a", tag);
    assertTrue(refusal(m4a).endsWith("got a recording that is encrypted (DRM)"), refusal(m4a));
  }

  @Test
  void aVideoWithoutSoundIsCalledThat() throws IOException {
    byte[] m4a = SoundBytes.encoded(SoundFormat.M4A, TONE);
    replace(m4a, "soun", "vide");
    replace(m4a, "mp4a", "jpeg");
    assertTrue(refusal(m4a).endsWith("got a video without sound"), refusal(m4a));
  }

  @Test
  void aPictureIsNoRecording() {
    byte[] gif = Arrays.copyOf(SoundBytes.latin1("GIF89a\20\0\20\0"), 200);
    assertTrue(refusal(gif).contains("got a file of another kind: "), refusal(gif));
  }

  @Test
  void aPlaylistOpensNothing() {
    String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nfile:///etc/hostname\n";
    String refusal = refusal(playlist.getBytes(StandardCharsets.US_ASCII));
    assertTrue(refusal.endsWith("got none of these"), refusal);
    String concat = "ffconcat version 1.0\nfile /etc/hostname\n";
    refusal = refusal(concat.getBytes(StandardCharsets.US_ASCII));
    assertTrue(refusal.contains("a file of another kind: "), refusal);
  }

  private static void replace(byte[] file, String old, String tag) {
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(old);
    System.arraycopy(SoundBytes.latin1(tag), 0, file, at, 4);
  }

  private static String refusal(byte[] file) {
    return assertThrows(AudioFileException.class, () -> SoundBytes.recording(file)).getMessage();
  }
}
