package flowtone.race;

import flowtone.report.Player;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A race that is over.
 *
 * @param report its figures
 * @param players its sounds, all of the same notes
 */
public record Raced(RaceReport report, List<Player> players) {
  /** The page in the folder of a report. */
  public static final String PAGE_NAME = "report.html";

  /**
   * Writes {@code report.json} and {@code report.html}.
   *
   * @throws RaceException if the folder cannot be written
   */
  public void write(Path directory) {
    report.write(directory);
    try {
      RacePage.of(this).write(directory.resolve(PAGE_NAME));
    } catch (IOException e) {
      throw new RaceException(
          "expected to write %s to %s; got %s".formatted(PAGE_NAME, directory, e), e);
    }
  }
}
