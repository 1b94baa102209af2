package flowtone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a run stores the directories it depends on: relative to itself, so that a folder that holds
 * all of them can be moved. Absolute ones, as older versions stored them, stay as they are.
 * Immutable.
 */
public final class RunPaths {
  private final Path run;

  private RunPaths(Path run) {
    this.run = run;
  }

  /**
   * The paths of a run in an existing directory.
   *
   * @throws RunException if the directory cannot be found
   */
  public static RunPaths of(Path run) {
    try {
      // Without symbolic links, as ".." is resolved by name.
      return new RunPaths(run.toRealPath());
    } catch (IOException e) {
      throw RunException.of("a run in " + run, e);
    }
  }

  /** A directory as the run stores it, with '/' on every system. */
  public String stored(String directory) {
    Path target = located(Path.of(directory).toAbsolutePath().normalize());
    if (!run.getRoot().equals(target.getRoot())) {
      return target.toString(); // On another drive.
    }
    return run.relativize(target).toString().replace(target.getFileSystem().getSeparator(), "/");
  }

  /** The absolute path of a directory that the run stores. */
  public String resolved(String stored) {
    return run.resolve(stored).normalize().toString();
  }

  /** The place of a path without symbolic links; what a link at its end points to may be moved. */
  private static Path located(Path absolute) {
    Path parent = absolute.getParent();
    try {
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute; // There is no such directory; its users say so.
    }
  }

  /** Whether two paths lead to the same directory. */
  public static boolean areSame(String one, String other) {
    try {
      return one.equals(other) || Files.isSameFile(Path.of(one), Path.of(other));
    } catch (IOException e) {
      return false;
    }
  }
}
