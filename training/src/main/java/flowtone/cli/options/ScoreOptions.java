package flowtone.cli.options;

import flowtone.performance.ArrangementOptions;
import flowtone.performance.LabelAssignment;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mixin for commands that play scores: which labels play what, and how many notes at once. */
public final class ScoreOptions {
  private static final int MOST_CHANNELS = 128 * 16;
  private static final int MOST_PROGRAMS = 128;

  @Option(
      names = "--label",
      paramLabel = "MIX",
      description =
          "A label of the voice, or a mixture such as a=0.3,b=0.7, for all that is played.")
  private String label;

  @Option(
      names = "--channel",
      paramLabel = "N=MIX",
      description =
          "The label, or mixture, that plays a channel of a MIDI file, from 1 on, such as"
              + " 2=cello-arco; may be repeated. Drums are left out unless their channel is named."
              + " Without it, --program and --label, parts are played by the label that has the"
              + " name of their instrument, or else the first.")
  private Map<Integer, String> channels = Map.of();

  @Option(
      names = "--program",
      paramLabel = "N=MIX",
      description =
          "The same for a program of General MIDI, 1 to 128, such as 43=cello-arco; may be"
              + " repeated.")
  private Map<Integer, String> programs = Map.of();

  @Option(
      names = "--polyphony",
      paramLabel = "N",
      description = "Notes that may sound at once, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int polyphony = ArrangementOptions.DEFAULT_POLYPHONY;

  @Option(
      names = "--keep-silence",
      description = "Play the silence before the first note of a MIDI file, too.")
  private boolean keepSilence;

  @Mixin private FeatureOptions features;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * What was asked for.
   *
   * @throws ParameterException if a label or feature is unknown to the voice, or a number out of
   *     range
   */
  public ArrangementOptions options(Manifest manifest) {
    try {
      return asked(manifest);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private ArrangementOptions asked(Manifest manifest) {
    LabelAssignment labels =
        new LabelAssignment(
            weights("channel", channels, MOST_CHANNELS, manifest),
            weights("program", programs, MOST_PROGRAMS, manifest),
            Optional.ofNullable(label).map(mix -> LabelMix.parse(mix, manifest)));
    return new ArrangementOptions(
        labels, polyphony, keepSilence, features.offsets().requireReadBy(manifest));
  }

  private static Map<Integer, float[]> weights(
      String what, Map<Integer, String> mixes, int most, Manifest manifest) {
    Map<Integer, float[]> weights = new TreeMap<>();
    mixes.forEach(
        (number, mix) -> {
          if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                "expected a %s within 1 to %d; got %d".formatted(what, most, number));
          }
          weights.put(number, LabelMix.parse(mix, manifest));
        });
    return weights;
  }
}
