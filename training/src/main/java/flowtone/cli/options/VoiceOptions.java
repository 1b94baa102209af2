package flowtone.cli.options;

import flowtone.library.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** A mixin for commands that use a voice: which one, and where to look for it. */
public final class VoiceOptions {
  @Option(
      names = "--voice",
      required = true,
      paramLabel = "VOICE",
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      converter = ExistingFolder.class,
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> voices = List.of();

  /** Name of the voice, or the path of its directory or zip. */
  public String voice() {
    return voice;
  }

  /** The voices among which {@link #voice} is looked for; the caller closes it. */
  public VoiceLibrary openLibrary() {
    return VoiceLibrary.standard(voices);
  }
}
