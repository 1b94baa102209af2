package flowtone.rendering;

import flowtone.audio.AudioFileException;
import flowtone.audio.WavWriter;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A sound file that was made with a voice.
 *
 * @param file where it is
 * @param voice name of the voice
 * @param seconds of sound in it
 * @param sampleRateHz of the sound
 * @param renderSeconds that synthesis took
 * @param realTimeFactor seconds of sound a second of synthesis
 */
public record RenderedFile(
    String file,
    String voice,
    double seconds,
    int sampleRateHz,
    double renderSeconds,
    double realTimeFactor) {

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Synthesizes a sound, timing that, and writes it as WAV; missing parent directories are made.
   *
   * @param voice name of the voice
   * @throws AudioFileException if the file cannot be written
   */
  public static RenderedFile render(Path file, String voice, Supplier<Waveform> synthesis) {
    long startNanos = System.nanoTime();
    Waveform sound = synthesis.get();
    double renderSeconds = Math.max(1, System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new AudioFileException("expected to write to " + file + "; got " + e, e);
    }
    WavWriter.write(file, sound);
    return new RenderedFile(
        file.toString(),
        voice,
        sound.seconds(),
        sound.sampleRateHz(),
        renderSeconds,
        sound.seconds() / renderSeconds);
  }

  /** A line for people. */
  public String line() {
    return "%s: %.2f s with %s, %.1f times real time"
        .formatted(file, seconds, voice, realTimeFactor);
  }
}
