package flowtone.cli;

import flowtone.library.VoiceLibrary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A mixin for commands that use a voice: which one, and the noise it is given. */
final class VoiceOptions {
  @Mixin private VoiceChoice choice;

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
    return choice.voice();
  }

  VoiceLibrary openLibrary() {
    return choice.openLibrary();
  }

  long seed() {
    return seed;
  }

  float temperature() {
    return temperature;
  }
}
