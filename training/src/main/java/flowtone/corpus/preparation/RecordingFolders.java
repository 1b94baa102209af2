package flowtone.corpus.preparation;

import flowtone.corpus.CorpusException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where recordings are and how they are labelled. Nothing is read until they are asked for.
 *
 * @param folders each a label, or a folder of such folders; see {@link FoundRecordings#in}
 * @param labels file that gives labels other than the folders', see {@link LabelFile}
 */
public record RecordingFolders(List<Path> folders, Optional<Path> labels) {
  public RecordingFolders {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("expected at least one folder of recordings; got none");
    }
  }

  /** Folders that name the labels themselves. */
  public static RecordingFolders of(Path... folders) {
    return new RecordingFolders(List.of(folders), Optional.empty());
  }

  /**
   * The recordings that are there now.
   *
   * @throws CorpusException if a folder is missing or has no audio file, or the labels do not fit
   */
  public FoundRecordings find() {
    LabelFile file = labels.map(LabelFile::read).orElse(LabelFile.none());
    return FoundRecordings.in(folders).relabelled(file);
  }

  /** The same without what was passed over. */
  public List<Source> sources() {
    return find().sources();
  }
}
