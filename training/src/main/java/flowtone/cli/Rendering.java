package flowtone.cli;

import flowtone.audio.AudioFileException;
import flowtone.audio.WavWriter;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was made with a voice.
 *
 * @param file where it is
 * @param voice name of the voice
 * @param seconds of sound in it
 * @param sampleRateHz of the sound
 * @param renderSeconds the voice took
 * @param realTimeFactor how many seconds of sound it made in a second
 */
record Rendering(
    String file,
    String voice,
    double seconds,
    int sampleRateHz,
    double renderSeconds,
    double realTimeFactor) {

  private static final double NANOS_PER_SECOND = 1e9;

  /** How long something took that began at {@code startNanos}, of {@link System#nanoTime}. */
  static double secondsSince(long startNanos) {
    return Math.max(1, System.nanoTime() - startNanos) / NANOS_PER_SECOND;
  }

  /**
   * Writes what a voice made, and the directories above the file where there are none.
   *
   * @param renderSeconds the voice took
   */
  static Rendering write(Path file, String voice, Waveform made, double renderSeconds) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new AudioFileException("expected to write to " + file + "; got " + e, e);
    }
    WavWriter.write(file, made);
    return new Rendering(
        file.toString(),
        voice,
        made.seconds(),
        made.sampleRateHz(),
        renderSeconds,
        made.seconds() / renderSeconds);
  }

  /** A line for people. */
  String line() {
    return "%s: %.2f s with %s, %.1f times real time"
        .formatted(file, seconds, voice, realTimeFactor);
  }
}
