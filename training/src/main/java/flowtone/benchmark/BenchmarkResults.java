package flowtone.benchmark;

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
public record BenchmarkResults(BenchmarkReport report, List<Player> players) {
  /** The page in the folder of a report. */
  public static final String PAGE_NAME = "report.html";

  /**
   * Writes {@code report.json} and {@code report.html}.
   *
   * @throws BenchmarkException if the folder cannot be written
   */
  public void write(Path directory) {
    report.write(directory);
    try {
      BenchmarkPage.of(this).write(directory.resolve(PAGE_NAME));
    } catch (IOException e) {
      throw new BenchmarkException(
          "expected to write %s to %s; got %s".formatted(PAGE_NAME, directory, e), e);
    }
  }
}
