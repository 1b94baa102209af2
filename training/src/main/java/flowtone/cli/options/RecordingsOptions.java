package flowtone.cli.options;

import flowtone.audio.file.AudioFiles;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.RecordingFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The recordings that a command takes, and their labels. */
public final class RecordingsOptions {
  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      arity = "1..*",
      required = true,
      description = {
        "Folders of " + AudioFiles.FORMATS + " files,",
        "each a label, or folders of such folders."
      })
  private List<Path> folders;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = {
        "YAML that gives labels other than the folders' to recordings by patterns, such as",
        "'cello-pizzicato: [cello/pizz_*.flac]'."
      })
  private Path labels;

  /** The folders, of which nothing is read yet. */
  public RecordingFolders folders() {
    return new RecordingFolders(folders, Optional.ofNullable(labels));
  }

  /** The recordings in them. */
  public FoundRecordings find() {
    return folders().find();
  }
}
