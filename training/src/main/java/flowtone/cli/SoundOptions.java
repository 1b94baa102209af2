package flowtone.cli;

import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A mixin for commands that make sound with a voice: which one, and how it is to sound. */
final class SoundOptions {
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
      names = "--label",
      paramLabel = "MIX",
      description = "A label of the voice, or a mixture such as a=0.3,b=0.7.")
  private String label;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise; the same seed gives the same sound (default: 1).")
  private long seed;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "0.8",
      description = "Scale of the noise, 0 to 1.5 (default: ${DEFAULT-VALUE}).")
  private float temperature;

  String voice() {
    return voice;
  }

  VoiceLibrary openLibrary() {
    return VoiceLibrary.standard(voices);
  }

  /** The mixture asked for, or else {@code otherwise}. */
  float[] labelWeights(Manifest manifest, float[] otherwise) {
    return label == null ? otherwise : LabelMix.parse(label, manifest);
  }

  long seed() {
    return seed;
  }

  float temperature() {
    return temperature;
  }
}
