package flowtone.rendering;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.Remark;
import flowtone.audio.file.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * @param remarks sentences on what the voice was not made for; none for most sounds
 */
public record RenderedFile(
    String file,
    String voice,
    double seconds,
    int sampleRateHz,
    double renderSeconds,
    double realTimeFactor,
    List<String> remarks) {

  private static final double NANOS_PER_SECOND = 1e9;

  public RenderedFile {
    remarks = List.copyOf(remarks);
  }

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
        sound.seconds() / renderSeconds,
        List.of());
  }

  /** The same with remarks on what it was made of. */
  public RenderedFile remarked(List<Remark> more) {
    return new RenderedFile(
        file,
        voice,
        seconds,
        sampleRateHz,
        renderSeconds,
        realTimeFactor,
        more.stream().map(Remark::sentence).toList());
  }

  /** A line for people. */
  public String line() {
    return "%s: %.2f s with %s, %.1f times real time"
        .formatted(file, seconds, voice, realTimeFactor);
  }
}
