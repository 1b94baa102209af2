package flowtone.report;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;

/**
 * A sound inside the page, with controls to play it.
 *
 * @param caption for people
 * @param wav data URI of 16-bit WAV; a second of 16 kHz is 43 kB of page
 * @param seconds length
 */
public record Player(String caption, String wav, double seconds) {
  /** A player of a sound, clipped to full scale. */
  public static Player of(Waveform sound, String caption) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WavWriter.write(bytes, sound, WavWriter.Encoding.PCM16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return new Player(caption, "data:audio/wav;base64," + text, sound.seconds());
  }

  /** The length as people read it, such as {@code 2.0 s}. */
  public String length() {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
