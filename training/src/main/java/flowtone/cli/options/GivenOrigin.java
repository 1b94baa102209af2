package flowtone.cli.options;

import flowtone.training.TrainingOrigin;
import flowtone.training.step.TrainingException;
import flowtone.voice.VoiceException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads what a training was told to start from. */
public final class GivenOrigin {
  private GivenOrigin() {}

  /**
   * The voice or the run.
   *
   * @param option it was given to, as typed
   * @throws ParameterException if it is neither
   */
  public static TrainingOrigin of(CommandSpec command, String option, String runOrVoice) {
    try {
      return TrainingOrigin.of(runOrVoice);
    } catch (VoiceException | TrainingException e) {
      throw new ParameterException(
          command.commandLine(), "%s (%s)".formatted(e.getMessage(), option), e);
    }
  }
}
