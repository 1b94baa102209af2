package flowtone.server.rendering;

import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.audio.file.WavWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Writes a sound's samples in a format; closing it writes what the end needs. */
interface Encoding extends AutoCloseable {
  void write(float[] samples) throws IOException;

  @Override
  void close() throws IOException;

  /** How many bytes a sound comes to, where the format tells beforehand. */
  static OptionalLong bytes(SoundChoice choice, Sound sound) {
    int header = 44;
    return isPlainWav(choice, sound)
        ? OptionalLong.of(header + Short.BYTES * sound.samples())
        : OptionalLong.empty();
  }

  /** Begins a sound on a stream. */
  static Encoding open(SoundChoice choice, Sound sound, OutputStream out) throws IOException {
    if (isPlainWav(choice, sound)) {
      // Its length is in its header: players can show it.
      WavWriter wav =
          WavWriter.stream(out, sound.sampleRateHz(), WavWriter.Encoding.PCM16, sound.samples());
      return of(wav::write, wav);
    }
    SoundWriter writer = choice.settings().stream(out, choice.format(), sound.sampleRateHz());
    return of(writer::write, writer);
  }

  private static boolean isPlainWav(SoundChoice choice, Sound sound) {
    int rateHz = choice.settings().writtenRateHz(choice.format(), sound.sampleRateHz());
    return choice.format() == SoundFormat.WAV
        && choice.settings().depthOrDefault() == SampleDepth.INT16
        && rateHz == sound.sampleRateHz();
  }

  /** Takes samples. */
  interface Samples {
    void write(float[] samples) throws IOException;
  }

  private static Encoding of(Samples samples, AutoCloseable end) {
    return new Encoding() {
      @Override
      public void write(float[] more) throws IOException {
        samples.write(more);
      }

      @Override
      public void close() throws IOException {
        try {
          end.close();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
    };
  }
}
