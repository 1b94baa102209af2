package flowtone.corpus.preparation;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.AudioFolder;
import flowtone.corpus.CorpusException;
import flowtone.corpus.LeftOut;
import flowtone.corpus.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The recordings of some folders.
 *
 * @param sources the files with their labels, in the order of folders and names
 * @param passedOver what might hold recordings and was not looked at, and why
 */
public record FoundRecordings(List<Source> sources, List<LeftOut> passedOver) {
  public FoundRecordings {
    sources = List.copyOf(sources);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * All audio files of some folders, each once. A folder with audio files right in it is a label,
   * and so is what lies in the folders below it, at any depth. In a folder without, each subfolder
   * is a label. {@link AudioFolder} says what is passed over.
   *
   * @throws CorpusException if a folder is missing or has no audio file
   */
  public static FoundRecordings in(List<Path> folders) {
    return in(folders, FoundRecordings::search);
  }

  /**
   * The same of folders that something else searches, such as those of another file system.
   *
   * @param search finds the audio files of a folder, of which there is at least one
   */
  public static FoundRecordings in(List<Path> folders, Function<Path, AudioFolder> search) {
    List<Source> sources = new ArrayList<>();
    List<LeftOut> passedOver = new ArrayList<>();
    List<Path> distinct =
        folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
    for (Path folder : distinct) {
      AudioFolder found = search.apply(folder);
      requireSome(folder, found);
      found.passedOver().stream()
          .map(remark -> new LeftOut(remark.name(), remark.sentence()))
          .forEach(passedOver::add);
      addLabels(folder, found.files(), sources);
    }
    return new FoundRecordings(once(sources), passedOver);
  }

  private static AudioFolder search(Path folder) {
    try {
      return AudioFolder.of(folder);
    } catch (AudioFileException e) {
      throw new CorpusException(e.getMessage(), e);
    }
  }

  private static void requireSome(Path folder, AudioFolder found) {
    if (found.files().isEmpty()) {
      throw new CorpusException(
          "expected recordings ("
              + AudioFiles.FORMATS
              + ") in "
              + folder
              + "; got a folder without any");
    }
  }

  private static void addLabels(Path folder, List<Path> files, List<Source> sources) {
    if (files.stream().anyMatch(file -> file.getParent().equals(folder))) {
      add(folder, files, sources);
      return;
    }
    Set<Path> labels = new TreeSet<>();
    files.forEach(file -> labels.add(folder.resolve(folder.relativize(file).getName(0))));
    for (Path label : labels) {
      add(label, files.stream().filter(file -> file.startsWith(label)).toList(), sources);
    }
  }

  private static void add(Path folder, List<Path> files, List<Source> sources) {
    for (int i = 0; i < files.size(); i++) {
      String name = folder.relativize(files.get(i)).toString();
      Path label = folder.getFileName() == null ? folder : folder.getFileName();
      sources.add(new Source(files.get(i), name, label.toString(), Split.ofFile(i)));
    }
  }

  /** Folders may lie in each other; the first that a file is found in counts. */
  private static List<Source> once(List<Source> sources) {
    Set<Path> seen = new HashSet<>();
    return sources.stream().filter(source -> seen.add(source.file())).toList();
  }

  /** The same with the labels of a file. */
  public FoundRecordings relabelled(LabelFile labels) {
    return new FoundRecordings(labels.relabel(sources), passedOver);
  }
}
