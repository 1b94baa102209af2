package flowtone.cli.options;

import flowtone.library.VoiceLibrary;
import flowtone.pipeline.RunVoice;
import flowtone.synthesis.Voice;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A mixin for commands that play: a voice, or that of a run, which may still be trained. */
public final class PlayedVoiceOptions {
  @Option(
      names = {"--voice", "--run"},
      required = true,
      paramLabel = "VOICE|RUN",
      description = {
        "Name of a voice, or the path of its directory or zip; or the run of a student, whose voice",
        "is played as it is now, also while it is trained."
      })
  private String voice;

  @Mixin private VoiceFolders folders;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The voices among which {@link #find} looks; the caller closes it. */
  public VoiceLibrary openLibrary() {
    return folders.openLibrary();
  }

  /**
   * The voice, loaded by a library.
   *
   * @throws ParameterException if it is a run without a voice to listen to
   * @throws flowtone.voice.VoiceException if there is none, or if it is damaged
   */
  public Voice find(VoiceLibrary library) {
    return library.find(isRun(library) ? ofRun().toString() : voice);
  }

  /** Names of voices come first, whatever folders there are. */
  private boolean isRun(VoiceLibrary library) {
    Path path = Path.of(voice);
    return !library.names().contains(voice)
        && Files.isDirectory(path)
        && Files.notExists(path.resolve(Manifest.FILE_NAME));
  }

  private Path ofRun() {
    try {
      return RunVoice.of(Path.of(voice));
    } catch (TrainingException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
