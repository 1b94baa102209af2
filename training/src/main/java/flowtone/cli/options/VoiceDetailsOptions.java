package flowtone.cli.options;

import flowtone.training.VoiceDetails;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What people decide of a voice they make. */
public final class VoiceDetailsOptions {
  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Title for people (default: the voice's name).")
  private String title;

  @Option(
      names = "--trained-on",
      paramLabel = "TEXT",
      defaultValue = VoiceDetails.TRAINED_ON,
      description = "What recordings, in words (default: ${DEFAULT-VALUE}).")
  private String trainedOn;

  @Option(
      names = "--licence",
      paramLabel = "NAME",
      defaultValue = VoiceDetails.LICENCE,
      description = "Licence of the weights (default: ${DEFAULT-VALUE}).")
  private String licence;

  /** The details of a voice in a folder, which is named for it. */
  public VoiceDetails of(Path voice) {
    VoiceDetails details = VoiceDetails.of(voice).withOrigin(trainedOn, licence);
    return title == null ? details : details.withTitle(title);
  }
}
