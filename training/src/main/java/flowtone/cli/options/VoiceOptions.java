package flowtone.cli.options;

import flowtone.library.VoiceLibrary;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A mixin for commands that use a voice: which one, and where to look for it. */
public final class VoiceOptions {
  @Option(
      names = "--voice",
      required = true,
      paramLabel = "VOICE",
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Mixin private VoiceFolders folders;

  /** Name of the voice, or the path of its directory or zip. */
  public String voice() {
    return voice;
  }

  /** The voices among which {@link #voice} is looked for; the caller closes it. */
  public VoiceLibrary openLibrary() {
    return folders.openLibrary();
  }
}
