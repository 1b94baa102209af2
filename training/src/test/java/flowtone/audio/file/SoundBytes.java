package flowtone.audio.file;

import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sound files in memory, for tests. */
final class SoundBytes {
  private SoundBytes() {}

  /** A whole file of 16-bit integers, headers complete. */
  static byte[] encoded(SoundFormat format, Waveform sound) throws IOException {
    int rateHz = format.rateHz(sound.sampleRateHz());
    return encoded(format.settings(SampleDepth.INT16, rateHz), sound);
  }

  /** A whole file by names of FFmpeg, headers complete. */
  static byte[] encoded(String muxer, String encoder, int sampleFormat, Waveform sound)
      throws IOException {
    return encoded(
        new CodecSettings(muxer, encoder, sampleFormat, 0, sound.sampleRateHz(), 0), sound);
  }

  static byte[] encoded(CodecSettings settings, Waveform sound) throws IOException {
    Path file = Files.createTempFile("sound", ".encoded");
    try {
      try (var writer = new SoundWriter(ByteSink.of(file), settings, sound.sampleRateHz())) {
        writer.write(sound.samples());
      }
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  static Recording recording(byte[] file) {
    try (RecordingStream stream = RecordingStream.open(file, "tone", 60)) {
      return stream.readAll(AudioFiles.LONGEST_SAMPLES);
    }
  }

  /** Of a frequency in the middle tenth of a second. */
  static double amplitude(Waveform sound, double frequencyHz) {
    int window = sound.sampleRateHz() / 10;
    int start = (sound.samples().length - window) / 2;
    double re = 0;
    double im = 0;
    for (int i = start; i < start + window; i++) {
      double angle = 2 * Math.PI * frequencyHz * i / sound.sampleRateHz();
      re += sound.samples()[i] * Math.cos(angle);
      im += sound.samples()[i] * Math.sin(angle);
    }
    return 2 * Math.hypot(re, im) / window;
  }

  /** One after the other. */
  static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
