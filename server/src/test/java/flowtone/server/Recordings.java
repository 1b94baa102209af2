package flowtone.server;

import flowtone.audio.Waveform;
import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.audio.file.WavWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Recordings made for tests. */
final class Recordings {
  private Recordings() {}

  static Waveform tone(double hertz, double seconds, int rateHz) {
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / rateHz));
    }
    return new Waveform(samples, rateHz);
  }

  static byte[] wav(Waveform sound) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(out, sound, WavWriter.Encoding.PCM16);
    return out.toByteArray();
  }

  /** The header of a form that {@link #form} makes. */
  static final String FORM = "Content-Type: multipart/form-data; boundary=cut";

  /** A form of files, bytes as characters. */
  static String form(String... files) {
    StringBuilder form = new StringBuilder();
    for (String file : files) {
      form.append(
          "--cut\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"a.wav\"");
      form.append("\r\n\r\n").append(file).append("\r\n");
    }
    return form.append("--cut--\r\n").toString();
  }

  static byte[] flacOfSilence(int samples, int rateHz) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SoundWriter writer =
        SoundWriter.stream(out, SoundFormat.FLAC, SampleDepth.INT16, rateHz)) {
      writer.write(new float[samples]);
    }
    return out.toByteArray();
  }

  /** One of the sound files of the tests. */
  static byte[] stored(String name) throws IOException {
    try (InputStream file = Recordings.class.getResourceAsStream("/flowtone/audio/file/" + name)) {
      return file.readAllBytes();
    }
  }
}
