package flowtone.cli.options;

import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import picocli.CommandLine.Option;

/** A mixin for commands that synthesize with a voice: the mixture of its labels. */
public final class LabelOption {
  @Option(
      names = "--label",
      paramLabel = "MIX",
      description = "A label of the voice, or a mixture such as a=0.3,b=0.7.")
  private String label;

  /** Weights of the mixture asked for [labels], or {@code otherwise} if none was. */
  public float[] weights(Manifest manifest, float[] otherwise) {
    return label == null ? otherwise : LabelMix.parse(label, manifest);
  }
}
