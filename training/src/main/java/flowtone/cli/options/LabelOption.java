package flowtone.cli.options;

import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mixin for commands that synthesize with a voice: the mixture of its labels. */
public final class LabelOption {
  @Option(
      names = "--label",
      paramLabel = "MIX",
      description = "A label of the voice, or a mixture such as a=0.3,b=0.7.")
  private String label;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Weights of the mixture asked for [labels], or {@code otherwise} if none was.
   *
   * @throws ParameterException if a label is unknown or a weight unusable
   */
  public float[] weights(Manifest manifest, float[] otherwise) {
    try {
      return label == null ? otherwise : LabelMix.parse(label, manifest);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
