package flowtone.training;

import flowtone.audio.WavWriter;
import flowtone.audio.WavWriter.Encoding;
import flowtone.audio.Waveform;
import flowtone.report.MelPicture;
import flowtone.report.MelPicture.Panel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a run made of a recording.
 *
 * @param label of the recording
 * @param recording a stretch of it
 * @param played the same stretch made anew
 */
record PreviewItem(String label, Waveform recording, Waveform played) {

  /** What was played as a whole WAV file. */
  byte[] wav() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WavWriter.write(bytes, played, Encoding.PCM16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The mel spectrograms of both side by side. */
  BufferedImage picture() {
    return MelPicture.of(List.of(new Panel("recording", recording), new Panel("run", played)));
  }
}
