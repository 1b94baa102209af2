package flowtone.corpus.preparation;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.AudioFiles;
import flowtone.corpus.CorpusException;
import flowtone.corpus.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file to be preprocessed, with the label and the set that follow from its place in the folders.
 *
 * @param file the file
 * @param name its path below the folder of its label
 * @param label name of the folder, unless a {@link LabelFile} says another
 * @param split training or test set, from its place in name order
 */
public record Source(Path file, String name, String label, Split split) {

  /**
   * All audio files of some folders. A folder with audio files right in it is a label, and so is
   * what lies in the folders below it, at any depth. In a folder without, each subfolder is a
   * label. Hidden files and files that are not audio are skipped.
   *
   * @throws CorpusException if a folder is missing or has no audio file
   */
  public static List<Source> find(List<Path> folders) {
    List<Source> sources = new ArrayList<>();
    List<Path> distinct =
        folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
    for (Path folder : distinct) {
      int before = sources.size();
      findIn(folder, sources);
      if (sources.size() == before) {
        throw new CorpusException(
            "expected recordings ("
                + AudioFiles.FORMATS
                + ") in "
                + folder
                + "; got a folder without any");
      }
    }
    return sources;
  }

  Source forTesting() {
    return new Source(file, name, label, Split.TEST);
  }

  Source labelled(String other) {
    return new Source(file, name, other, split);
  }

  /** The folder that {@link #name} starts in. */
  Path folder() {
    Path folder = file;
    for (int i = 0; i < Path.of(name).getNameCount(); i++) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static void findIn(Path folder, List<Source> sources) {
    List<Path> files = list(folder);
    if (files.stream().anyMatch(file -> file.getParent().equals(folder))) {
      add(folder, files, sources);
      return;
    }
    for (Path label : foldersIn(folder)) {
      add(label, files.stream().filter(file -> file.startsWith(label)).toList(), sources);
    }
  }

  private static void add(Path folder, List<Path> files, List<Source> sources) {
    for (int i = 0; i < files.size(); i++) {
      String name = folder.relativize(files.get(i)).toString();
      String label = folder.getFileName().toString();
      sources.add(new Source(files.get(i), name, label, Split.ofFile(i)));
    }
  }

  private static List<Path> list(Path folder) {
    try {
      return AudioFiles.list(folder);
    } catch (AudioFileException e) {
      throw new CorpusException(e.getMessage(), e);
    }
  }

  private static List<Path> foldersIn(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw CorpusException.of("a readable folder of recordings in " + folder, e);
    }
  }
}
