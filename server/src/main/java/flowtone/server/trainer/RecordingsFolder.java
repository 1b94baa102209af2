package flowtone.server.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder whose folders of recordings may be trained on, each a label. Names from the network
 * are letters, digits, dots, '-' and '_': no path leads out of it. Thread-safe.
 */
public final class RecordingsFolder {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  private final Path root;

  /**
   * @param root which need not exist
   */
  public RecordingsFolder(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** Names of the folders in it. */
  public List<String> names() {
    try (Stream<Path> children = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
      return children
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One of the folders.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Path folder(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "expected folders of recordings among %s; got \"%s\"".formatted(names(), name));
    }
    return root.resolve(name);
  }

  /**
   * Puts a recording into a folder, which is made if need be; an older one of its name is replaced.
   *
   * @param file from which it is copied
   * @throws IllegalArgumentException if a name is not one
   */
  public Path add(String folder, String name, Copy file) throws IOException {
    Path directory = Files.createDirectories(root.resolve(checked(folder)));
    Path target = directory.resolve(checked(name));
    Path part = directory.resolve("." + name + ".part");
    try {
      file.to(part);
      return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes a recording to a file. */
  @FunctionalInterface
  public interface Copy {
    void to(Path target) throws IOException;
  }

  private static String checked(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a name of letters, digits, '.', '-' and '_'; got \"%s\"".formatted(name));
    }
    return name;
  }
}
