package flowtone.training;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.audio.file.WavWriter.Encoding;
import flowtone.report.MelPicture;
import flowtone.report.MelPicture.Panel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A recording and what the weights of a run synthesise from its features.
 *
 * @param label of the recording
 * @param recording its beginning
 * @param synthesized the same seconds, synthesised
 */
record PreviewItem(String label, Waveform recording, Waveform synthesized) {

  /** The synthesised audio as the bytes of a WAV file. */
  byte[] wav() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WavWriter.write(bytes, synthesized, Encoding.PCM16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The mel spectrograms of both, side by side. */
  BufferedImage picture() {
    return MelPicture.of(List.of(new Panel("recording", recording), new Panel("run", synthesized)));
  }
}
