package flowtone.audio.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The audio files of a folder and the folders below it, told by their extension. Nothing in it ends
 * the search: loops of links, what may not be read, and what systems leave behind is passed over.
 *
 * @param files in name order, each once, by whatever links it is reached
 * @param passedOver what might hold recordings and was not looked at, and why
 */
public record AudioFolder(List<Path> files, List<Remark> passedOver) {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "3gp", "aac", "ac3", "aif", "aifc", "aiff", "alac", "amr", "ape", "au", "bw64", "caf",
          "flac", "m4a", "m4b", "m4p", "mka", "mp1", "mp2", "mp3", "mp4", "mpc", "oga", "ogg",
          "opus", "rf64", "snd", "spx", "tta", "voc", "w64", "wav", "wave", "webm", "wma", "wv");

  /** Folders that storage servers and systems keep beside what is theirs to keep, in lower case. */
  private static final Set<String> LEFTOVERS =
      Set.of(
          "@eadir",
          "@recycle",
          "@recently-snapshot",
          "@tmp",
          "#recycle",
          "#snapshot",
          "__macosx",
          "$recycle.bin",
          "recycler",
          "system volume information",
          "lost+found");

  public AudioFolder {
    files = List.copyOf(files);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * Searches a folder.
   *
   * @throws AudioFileException if it is none
   */
  public static AudioFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AudioFileException(
          "expected a folder of recordings; got " + folder,
          new NotDirectoryException(folder.toString()));
    }
    Search search = new Search(folder);
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, search);
    } catch (IOException e) {
      throw new AudioFileException(
          "expected a readable folder of recordings; got " + AudioFileException.reason(e), e);
    }
    return search.result();
  }

  /** Whether a file's name says that it may hold a recording. */
  public static boolean isAudio(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension);
  }

  /**
   * Whether a name says that a file is hidden, or a folder kept by a system and not by a person.
   */
  public static boolean isHidden(Path path, boolean isFolder) {
    String name = path.getFileName().toString();
    return name.startsWith(".") || isFolder && LEFTOVERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** What is said of what is hidden. */
  public static Remark hidden(Path path, boolean isFolder) {
    String phrase =
        isFolder
            ? "is hidden, or kept by a system and not by a person"
            : "is hidden, or what macOS keeps beside a file";
    return new Remark(path.toString(), false, phrase);
  }

  private static final class Search extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Remark> passedOver = new ArrayList<>();

    Search(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
      if (inside.equals(folder) || !isHidden(inside, true)) {
        return FileVisitResult.CONTINUE;
      }
      passedOver.add(hidden(inside, true));
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isAudio(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (isHidden(file, false)) {
        passedOver.add(hidden(file, false));
      } else if (attributes.isRegularFile()) {
        files.add(file);
      } else {
        passOver(file, "is neither a file nor a folder");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(folder)) {
        throw e;
      }
      passOver(file, reason(e));
      return FileVisitResult.CONTINUE;
    }

    private static String reason(IOException e) {
      if (e instanceof FileSystemLoopException) {
        return "is a link to a folder that it lies in";
      }
      boolean told = e instanceof FileSystemException system && system.getReason() != null;
      String words = told ? ((FileSystemException) e).getReason() : AudioFileException.reason(e);
      return "cannot be read: " + words;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path inside, IOException e) {
      if (e != null) {
        passOver(inside, "cannot be read to its end: " + AudioFileException.reason(e));
      }
      return FileVisitResult.CONTINUE;
    }

    private void passOver(Path file, String phrase) {
      passedOver.add(new Remark(file.toString(), false, phrase));
    }

    AudioFolder result() {
      Collections.sort(files);
      Map<Object, Path> seen = new HashMap<>();
      List<Path> once = new ArrayList<>();
      for (Path file : files) {
        Path first = seen.putIfAbsent(real(file), file);
        if (first == null) {
          once.add(file);
        } else {
          passOver(file, "is the same file as " + first);
        }
      }
      return new AudioFolder(once, passedOver);
    }

    private static Path real(Path file) {
      try {
        return file.toRealPath();
      } catch (IOException e) {
        return file; // Reading it will tell.
      }
    }
  }
}
