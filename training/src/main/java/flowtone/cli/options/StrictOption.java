package flowtone.cli.options;

import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.Recording;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A mixin for commands that read recordings. */
public final class StrictOption {
  @Option(
      names = "--strict",
      description = {
        "Refuse a recording that is damaged or breaks off; otherwise it is used as far as it goes,",
        "and what is missing is said."
      })
  private boolean asked;

  /** Whether recordings have to be whole. */
  public boolean asked() {
    return asked;
  }

  /** Reads a recording; see {@link AudioFiles#readWhole} and {@link AudioFiles#readRemarked}. */
  public Recording read(Path file) {
    return asked ? AudioFiles.readWhole(file) : AudioFiles.readRemarked(file);
  }
}
