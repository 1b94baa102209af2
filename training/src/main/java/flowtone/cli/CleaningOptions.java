package flowtone.cli;

import flowtone.corpus.Cleaning;
import picocli.CommandLine.Option;

/** What is taken away of recordings, for commands that prepare them. */
final class CleaningOptions {
  @Option(
      names = "--silence",
      defaultValue = "trim",
      description = {
        "What becomes of silence at the ends of recordings, which is what stays 50 dB below their",
        "loudest: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
      })
  private Cleaning.Silence silence;

  @Option(
      names = "--keep-clipped",
      description = "Use recordings, too, of which more than 1 %% is cut off at full scale.")
  private boolean keepClipped;

  Cleaning cleaning() {
    return new Cleaning(silence, keepClipped);
  }
}
