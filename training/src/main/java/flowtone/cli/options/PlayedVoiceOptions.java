package flowtone.cli.options;

import flowtone.library.VoiceLibrary;
import flowtone.pipeline.RunVoice;
import flowtone.synthesis.Voice;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A mixin for commands that play: a voice, or that of a run, which may still be trained. */
public final class PlayedVoiceOptions {
  @ArgGroup(multiplicity = "1")
  private Named named;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> voices = List.of();

  private static final class Named {
    @Option(
        names = "--voice",
        paramLabel = "VOICE",
        description = "Name of a voice, or the path of its directory or zip.")
    private String voice;

    @Option(
        names = "--run",
        paramLabel = "RUN",
        description = "Run of a student: its voice as it is now, also while it is trained.")
    private Path run;
  }

  /** The voices among which {@link #find} looks; the caller closes it. */
  public VoiceLibrary openLibrary() {
    return VoiceLibrary.standard(voices);
  }

  /** The voice, loaded by a library. */
  public Voice find(VoiceLibrary library) {
    return library.find(named.run == null ? named.voice : RunVoice.of(named.run).toString());
  }
}
