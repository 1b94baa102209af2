package flowtone.cli;

import flowtone.library.VoiceLibrary;
import flowtone.synthesis.NoiseSettings;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A mixin for commands that make sound with a voice: which one, and how it is to sound. */
final class SoundOptions {
  @Mixin private VoiceOptions voice;

  @Option(
      names = "--label",
      paramLabel = "MIX",
      description = "A label of the voice, or a mixture such as a=0.3,b=0.7.")
  private String label;

  String voice() {
    return voice.voice();
  }

  VoiceLibrary openLibrary() {
    return voice.openLibrary();
  }

  /** The mixture asked for, or else {@code otherwise}. */
  float[] labelWeights(Manifest manifest, float[] otherwise) {
    return label == null ? otherwise : LabelMix.parse(label, manifest);
  }

  /** The noise asked for. */
  NoiseSettings noise() {
    return new NoiseSettings(voice.seed(), voice.temperature());
  }
}
