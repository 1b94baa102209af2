package flowtone.cli.options;

import flowtone.library.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A mixin for commands that look for voices. */
public final class VoiceFolders {
  @Option(
      names = "--voices",
      paramLabel = "DIR",
      converter = ExistingFolder.class,
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> folders = List.of();

  /** The voices in them and in the usual ones; the caller closes it. */
  public VoiceLibrary openLibrary() {
    return VoiceLibrary.standard(folders);
  }
}
