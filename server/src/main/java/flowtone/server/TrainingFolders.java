package flowtone.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where what a server shows of training lies. None of the folders need exist.
 *
 * @param runs of training runs
 * @param reports that {@code compare --out} wrote
 * @param recordings in which folders of recordings lie that clients may train on; empty where they
 *     may not train at all
 */
public record TrainingFolders(Path runs, Path reports, Optional<Path> recordings) {
  public TrainingFolders {
    // Trainings keep their runs in a folder of that name in their work folder.
    if (recordings.isPresent() && !runs.toAbsolutePath().normalize().endsWith("runs")) {
      throw new IllegalArgumentException(
          "expected --runs to be a folder named runs with --allow-training; got " + runs);
    }
  }

  /** To be looked at only. */
  public static TrainingFolders of(Path runs) {
    return new TrainingFolders(runs, runs.resolveSibling("reports"), Optional.empty());
  }
}
