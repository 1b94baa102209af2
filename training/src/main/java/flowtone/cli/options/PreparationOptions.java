package flowtone.cli.options;

import flowtone.control.VoiceKind;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.Preparation;
import flowtone.training.TrainingOrigin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a corpus is to be, and what is taken away of recordings on the way to it. */
public final class PreparationOptions {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "instrument",
      description = "What is to be trained: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private VoiceKind kind;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      description = "Of the corpus and its voices (default: 24000).")
  private Integer sampleRateHz;

  @Option(
      names = "--silence",
      paramLabel = "HOW",
      defaultValue = "trim",
      description = {
        "What becomes of silence at the ends of recordings, which is what stays 50 dB below their",
        "loudest: trim or keep (default: ${DEFAULT-VALUE})."
      })
  private Cleaning.Silence silence;

  @Option(
      names = "--keep-clipped",
      description = "Use recordings, too, of which more than 1 %% is cut off at full scale.")
  private boolean keepClipped;

  @Option(
      names = "--strict",
      description = {
        "Leave out recordings that are damaged or break off; otherwise they are used as far as",
        "they go, and what is missing is said."
      })
  private boolean strict;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  public VoiceKind kind() {
    return kind;
  }

  public int sampleRateHz() {
    return sampleRateHz == null ? kind.defaultSampleRateHz() : sampleRateHz;
  }

  public Preparation preparation() {
    try {
      return Preparation.of(kind, sampleRateHz(), new Cleaning(silence, keepClipped, strict));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Checks that kind and rate, where they were given, are those of what is started from.
   *
   * @throws ParameterException if they are others
   */
  public void requireLike(TrainingOrigin origin) {
    boolean otherKind = isGiven("--kind") && kind != origin.kind();
    boolean otherRate =
        isGiven("--sample-rate") && sampleRateHz() != origin.layout().sampleRateHz();
    if (otherKind || otherRate) {
      throw new ParameterException(
          command.commandLine(),
          "expected %s at %d Hz, as %s is; got %s at %d Hz"
              .formatted(
                  origin.kind(),
                  origin.layout().sampleRateHz(),
                  origin.name(),
                  kind,
                  sampleRateHz()));
    }
  }

  private boolean isGiven(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }
}
