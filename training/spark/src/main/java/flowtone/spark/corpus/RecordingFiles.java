package flowtone.spark.corpus;

import flowtone.audio.file.AudioFolder;
import flowtone.audio.file.Remark;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.LabelFile;
import flowtone.corpus.preparation.Source;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Recordings in folders that all machines reach, found by the rules of one machine.
 *
 * @param found the recordings, their paths without scheme and host
 * @param root the scheme and host
 * @param bytes length of each file
 */
public record RecordingFiles(FoundRecordings found, String root, List<Long> bytes) {
  /** What opening a file costs, in bytes of one: tiny ones are not to be thousands to a task. */
  private static final long FILE_BYTES = 100_000;

  private static final long LEAST_GROUP_BYTES = 4 << 20;
  private static final long MOST_GROUP_BYTES = 64 << 20;
  private static final int GROUPS_PER_WORKER = 3;

  public RecordingFiles {
    bytes = List.copyOf(bytes);
  }

  /**
   * Searches folders, all of one file system.
   *
   * @throws ClusterException if they are of several, or one is missing or cannot be read
   */
  public static RecordingFiles in(List<Location> folders, LabelFile labels) {
    String root = folders.get(0).root();
    for (Location folder : folders) {
      if (!folder.root().equals(root)) {
        throw new ClusterException(
            "expected all recordings on one file system; got %s and %s"
                .formatted(folders.get(0), folder));
      }
    }
    List<Path> paths = folders.stream().map(Location::nio).toList();
    try {
      return folders.get(0).isLocal()
          ? local(FoundRecordings.in(paths).relabelled(labels), root)
          : remote(paths, labels, root);
    } catch (IOException | UncheckedIOException e) {
      throw new ClusterException("expected readable recordings; got " + e.getMessage(), e);
    }
  }

  /** In about so many groups of about equal length, in order. */
  public List<List<Source>> groups(int count) {
    return of(Ranges.balanced(weights(), count, 1, 1, Long.MAX_VALUE));
  }

  /** In groups that suit so many workers. */
  public List<List<Source>> suitable(int workers) {
    return of(
        Ranges.balanced(
            weights(), workers, GROUPS_PER_WORKER, LEAST_GROUP_BYTES, MOST_GROUP_BYTES));
  }

  /** Those of the recordings that are wanted. */
  public RecordingFiles only(Predicate<Source> wanted) {
    List<Source> sources = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < bytes.size(); i++) {
      if (wanted.test(found.sources().get(i))) {
        sources.add(found.sources().get(i));
        lengths.add(bytes.get(i));
      }
    }
    return new RecordingFiles(new FoundRecordings(sources, found.passedOver()), root, lengths);
  }

  /** The same recordings in the same order, as other sources. */
  public RecordingFiles as(List<Source> sources) {
    return new RecordingFiles(new FoundRecordings(sources, found.passedOver()), root, bytes);
  }

  private List<Long> weights() {
    return bytes.stream().map(each -> each + FILE_BYTES).toList();
  }

  private List<List<Source>> of(List<Ranges.Range> ranges) {
    return ranges.stream().map(range -> List.copyOf(range.of(found.sources()))).toList();
  }

  private static RecordingFiles local(FoundRecordings found, String root) throws IOException {
    List<Long> bytes = new ArrayList<>();
    for (Source source : found.sources()) {
      bytes.add(Files.size(source.file()));
    }
    return new RecordingFiles(found, root, bytes);
  }

  private static RecordingFiles remote(List<Path> folders, LabelFile labels, String root) {
    Map<Path, Long> bytes = new HashMap<>();
    FoundRecordings found =
        FoundRecordings.in(folders, folder -> search(new Location(root + folder), bytes))
            .relabelled(labels);
    List<Long> each = found.sources().stream().map(source -> bytes.get(source.file())).toList();
    return new RecordingFiles(found, root, each);
  }

  private static AudioFolder search(Location folder, Map<Path, Long> bytes) {
    List<Path> files = new ArrayList<>();
    List<Remark> passedOver = new ArrayList<>();
    try {
      if (!folder.isFolder()) {
        throw new ClusterException("expected a folder of recordings; got " + folder);
      }
      search(folder, files, passedOver, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return new AudioFolder(files, passedOver);
  }

  private static void search(
      Location folder, List<Path> files, List<Remark> passedOver, Map<Path, Long> bytes)
      throws IOException {
    for (Location.Entry entry : folder.list()) {
      Path path = entry.location().nio();
      boolean wanted = entry.isFolder() || AudioFolder.isAudio(path);
      if (wanted && AudioFolder.isHidden(path, entry.isFolder())) {
        passedOver.add(AudioFolder.hidden(path, entry.isFolder()));
      } else if (entry.isFolder()) {
        search(entry.location(), files, passedOver, bytes);
      } else if (wanted) {
        files.add(path);
        bytes.put(path, entry.bytes());
      }
    }
  }
}
