package flowtone.cli;

import flowtone.voice.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A mixin for commands that use a voice: which one, and the noise it is given. */
final class VoiceOptions {
  @Option(
      names = "--voice",
      required = true,
      paramLabel = "VOICE",
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> voices = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise; the same seed gives the same sound (default: 1).")
  private long seed;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "Scale of the noise, 0 to 1.5 (default: ${DEFAULT-VALUE}).")
  private float temperature;

  String voice() {
    return voice;
  }

  VoiceLibrary openLibrary() {
    return VoiceLibrary.standard(voices);
  }

  long seed() {
    return seed;
  }

  float temperature() {
    return temperature;
  }
}
