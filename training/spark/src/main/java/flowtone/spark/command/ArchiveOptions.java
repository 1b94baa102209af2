package flowtone.spark.command;

import flowtone.corpus.preparation.LabelFile;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.RecordingFiles;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Recordings on a file system that all machines reach. */
final class ArchiveOptions {
  @Option(
      names = "--recordings",
      paramLabel = "URI",
      arity = "1..*",
      required = true,
      description = "Folders of recordings, each a label, or folders of such folders.")
  private List<String> recordings;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "YAML that gives labels other than the folders', as of 'flowtone prepare'.")
  private Path labels;

  /** The recordings that are there now; asked for when there is a driver. */
  RecordingFiles find() {
    LabelFile file = labels == null ? LabelFile.none() : LabelFile.read(labels);
    return RecordingFiles.in(recordings.stream().map(Location::of).toList(), file);
  }
}
